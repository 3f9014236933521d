// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.plot.Role;
import io.github.oecl.plot.internal.ContactSheet;
import io.github.oecl.plot.internal.SheetRow;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Images as they are shown in a cell: small ones enlarged, many as a contact sheet. */
final class ImageView {

    /** Smaller images are enlarged to whole multiples of their size, up to this many pixels. */
    private static final int LEGIBLE = 192;

    private static final int MOST_ROWS = 3;

    private ImageView() {}

    static Rendering of(RgbImage image) {
        String text =
                String.format(
                        Locale.ROOT, "Image of %d x %d pixels", image.width(), image.height());
        return Rendering.picture(text, enlarged(image.toBufferedImage()));
    }

    static Rendering of(ImageSet set) {
        String text =
                String.format(
                        Locale.ROOT, "%s: %,d images %s", set.name(), set.size(), set.counts());
        if (set.size() == 0) {
            return Rendering.text(text);
        }
        List<SheetRow> rows = new ArrayList<>();
        for (int row = 0; row < MOST_ROWS && row * ContactSheet.COLUMNS < set.size(); row++) {
            rows.add(row(set, row * ContactSheet.COLUMNS));
        }
        return Rendering.picture(text, ContactSheet.of(set.name(), text, rows));
    }

    private static SheetRow row(ImageSet set, int first) {
        int end = Math.min(first + ContactSheet.COLUMNS, set.size());
        return new SheetRow(
                String.format(Locale.ROOT, "images %d to %d", first, end - 1),
                Role.OUTLIER,
                IntStream.range(first, end).mapToObj(set::image).toList(),
                IntStream.range(first, end).mapToObj(set::className).toList());
    }

    /** Whole multiples keep every pixel a square. */
    private static BufferedImage enlarged(BufferedImage image) {
        int factor = LEGIBLE / Math.max(image.getWidth(), image.getHeight());
        if (factor < 2) {
            return image;
        }
        int width = factor * image.getWidth();
        int height = factor * image.getHeight();
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return large;
    }
}
