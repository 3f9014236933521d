// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Has the display functions of a kernel and remembers what was shown. */
public final class FakeKernel {

    static final List<String> shown = new ArrayList<>();

    private static long pause;

    private FakeKernel() {}

    static void forget() {
        shown.clear();
        pause = 0;
    }

    static KernelDisplay display() {
        return KernelDisplay.of(FakeKernel.class).findFirst().orElseThrow();
    }

    /** A kernel that takes a while for each output. */
    static KernelDisplay slow(long milliseconds) {
        pause = milliseconds;
        return display();
    }

    static KernelDisplay broken() {
        return KernelDisplay.of(Broken.class).findFirst().orElseThrow();
    }

    public static String display(Object object) {
        shown.add("new " + describe(object));
        LockSupport.parkNanos(pause * 1_000_000);
        return "1";
    }

    public static void updateDisplay(String id, Object object) {
        shown.add(id + " " + describe(object));
    }

    private static String describe(Object object) {
        return object instanceof String text ? text : object.getClass().getSimpleName();
    }

    /** A kernel whose classes are here and which does not run. */
    public static final class Broken {

        private Broken() {}

        public static String display(Object object) {
            throw new IllegalStateException("no kernel is running");
        }

        public static void updateDisplay(String id, Object object) {
            throw new IllegalStateException("no kernel is running");
        }
    }
}
