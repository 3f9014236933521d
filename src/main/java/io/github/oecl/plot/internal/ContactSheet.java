// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Rows of images, small ones enlarged to crisp pixels, each row with a label in its colour. */
public final class ContactSheet {

    /** The most images of a row that fit. */
    public static final int COLUMNS = 8;

    private ContactSheet() {}

    /**
     * Draws a sheet.
     *
     * @param title of the figure
     * @param caption to write underneath
     * @param rows at most {@value #COLUMNS} images each
     * @return the figure
     * @throws IllegalArgumentException if a row has more
     */
    public static BufferedImage of(String title, String caption, List<SheetRow> rows) {
        for (SheetRow row : rows) {
            if (row.images().size() > COLUMNS) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "Row \"%s\" has %d images; at most %d fit",
                                row.label(),
                                row.images().size(),
                                COLUMNS));
            }
        }
        return Figure.draw(title, caption, new SheetPanel(List.copyOf(rows)));
    }
}
