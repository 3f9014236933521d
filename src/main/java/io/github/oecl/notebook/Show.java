// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.awt.image.BufferedImage;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Shows things in the output of a cell, alike in every kernel. */
public final class Show {

    private Show() {}

    /**
     * Shows a figure as a picture and a table or anything else as plain text. Outside of a kernel a
     * figure is only named.
     *
     * @param object what to show
     */
    public static void it(Object object) {
        if (object instanceof BufferedImage image) {
            figure(image);
        } else if (object instanceof Table table) {
            System.out.println(table.printAll());
        } else {
            System.out.println(object);
        }
    }

    private static void figure(BufferedImage image) {
        Optional<KernelDisplay> kernel = KernelDisplay.find();
        if (kernel.isPresent()) {
            kernel.get().display(image);
        } else {
            System.out.println(
                    "(a figure of " + image.getWidth() + " x " + image.getHeight() + " pixels)");
        }
    }
}
