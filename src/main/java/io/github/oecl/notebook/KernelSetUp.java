// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Registers our renderers with the kernel that runs this program: with IJava, which looks for no
 * services, and with JJava, which looks only once, before the other jars may have joined its class
 * path.
 */
final class KernelSetUp {

    private static final String IJAVA = "io.github.spencerpark.ijava.IJava";
    private static final String JJAVA = "org.dflib.jjava.jupyter.kernel.BaseKernel";

    /** What renderings are made of. Until it is all here, none of our other classes may load. */
    private static final List<String> LIBRARIES =
            List.of(
                    "tech.tablesaw.api.Table",
                    "tech.tablesaw.plotly.components.Figure",
                    "org.knowm.xchart.XYChart",
                    "ai.djl.ndarray.NDArray");

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private KernelSetUp() {}

    /**
     * Does what is still to be done. References to methods would load the other kernel's classes.
     */
    static void once() {
        install(IJAVA, "getKernelInstance", kernel -> IJavaRenderers.install(kernel));
        install(JJAVA, "notebookKernel", kernel -> JJavaRenderers.installIn(kernel));
    }

    /** Runs an installation, the first time that the other libraries are here. */
    static void once(Runnable installation) {
        if (librariesAreHere() && DONE.compareAndSet(false, true)) {
            installation.run();
        }
    }

    /** A class path grows jar by jar, and kernels look for services in between. */
    static boolean librariesAreHere() {
        return LIBRARIES.stream().allMatch(KernelSetUp::isHere);
    }

    private static boolean isHere(String library) {
        try {
            Class.forName(library, false, KernelSetUp.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void install(String home, String getter, Consumer<Object> installation) {
        KernelDisplay.load(home)
                .flatMap(type -> kernel(type, getter))
                .findFirst()
                .ifPresent(kernel -> once(() -> installation.accept(kernel)));
    }

    /** Not every home of a kernel has one: its classes may be here without it. */
    private static Stream<Object> kernel(Class<?> home, String getter) {
        try {
            return Stream.ofNullable(home.getMethod(getter).invoke(null));
        } catch (ReflectiveOperationException e) {
            return Stream.empty();
        }
    }
}
