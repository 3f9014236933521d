// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.util.Optional;

/**
 * Shows things in the output of a cell, alike in every kernel. Figures, tables, images and sets of
 * images, interactive figures, and the results of runs are shown as pictures or HTML with a text
 * beside it; everything else as its text. The last expression of a cell is shown in the same way.
 */
public final class Show {

    private Show() {}

    /**
     * Shows a thing in the middle of a cell. Outside of a kernel its text is printed.
     *
     * @param object what to show
     */
    public static void it(Object object) {
        Optional<KernelDisplay> kernel = KernelDisplay.find();
        if (kernel.isPresent() && Renderings.isKnown(object)) {
            kernel.get().display(object);
        } else {
            System.out.println(Renderings.of(object).text());
        }
    }

    /**
     * Teaches the kernel that runs this program to show the library's things as last expressions.
     * rapaio and, with all other jars on its class path, JJava learn it by themselves when the
     * library joins them. IJava learns it here; {@link #it} and {@link Session#describe} call this,
     * too.
     */
    public static void setUp() {
        KernelSetUp.once();
    }
}
