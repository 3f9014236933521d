// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Registers our renderers with IJava if that is the kernel that runs this program. */
final class IJavaSetUp {

    private static final String KERNEL = "io.github.spencerpark.ijava.IJava";

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private IJavaSetUp() {}

    static void once() {
        KernelDisplay.load(KERNEL)
                .flatMap(IJavaSetUp::kernel)
                .filter(kernel -> DONE.compareAndSet(false, true))
                .findFirst()
                .ifPresent(IJavaRenderers::install);
    }

    private static Stream<Object> kernel(Class<?> home) {
        try {
            return Stream.ofNullable(home.getMethod("getKernelInstance").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new KernelDisplay.KernelException(e);
        }
    }
}
