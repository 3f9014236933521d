// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The display functions of the kernel that runs this program. IJava, JJava and rapaio differ in
 * their order of arguments only where a MIME type is given, so none is given here: the renderers
 * that all three have from us give a thing all its forms.
 */
final class KernelDisplay {

    private static final List<String> HOMES =
            List.of(
                    "io.github.spencerpark.ijava.runtime.Display",
                    "org.dflib.jjava.jupyter.kernel.BaseNotebookStatics",
                    "org.rapaio.jupyter.kernel.global.Global");

    private final MethodHandle display;
    private final MethodHandle update;

    private KernelDisplay(MethodHandle display, MethodHandle update) {
        this.display = display;
        this.update = update;
    }

    /** Returns the functions of the first kernel whose classes are here. */
    static Optional<KernelDisplay> find() {
        Show.setUp();
        return HOMES.stream().flatMap(KernelDisplay::load).flatMap(KernelDisplay::of).findFirst();
    }

    /** Shows an object as a new output and returns the output's id. */
    String display(Object object) {
        try {
            return (String) display.invoke(object);
        } catch (Error e) {
            // A lack of memory is not the kernel's.
            throw e;
        } catch (Throwable e) {
            throw new KernelException(e);
        }
    }

    /** Shows an object in place of what an output shows. */
    void update(String id, Object object) {
        try {
            update.invoke(id, object);
        } catch (Error e) {
            // A lack of memory is not the kernel's.
            throw e;
        } catch (Throwable e) {
            throw new KernelException(e);
        }
    }

    /** The kernel's classes may be loaded by another loader than ours. */
    static Stream<Class<?>> load(String name) {
        return Stream.of(
                        Thread.currentThread().getContextClassLoader(),
                        ClassLoader.getSystemClassLoader(),
                        KernelDisplay.class.getClassLoader())
                .filter(Objects::nonNull)
                .flatMap(loader -> load(name, loader));
    }

    private static Stream<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Stream.of(Class.forName(name, true, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Stream.empty();
        }
    }

    static Stream<KernelDisplay> of(Class<?> home) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            return Stream.of(
                    new KernelDisplay(
                            lookup.findStatic(
                                    home,
                                    "display",
                                    MethodType.methodType(String.class, Object.class)),
                            lookup.findStatic(
                                    home,
                                    "updateDisplay",
                                    MethodType.methodType(
                                            void.class, String.class, Object.class))));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Stream.empty();
        }
    }

    /** The kernel's classes are here and the kernel does not work: nothing can be shown. */
    static final class KernelException extends RuntimeException {
        private static final long serialVersionUID = 1;

        KernelException(Throwable cause) {
            super("The kernel shows nothing: " + cause, cause);
        }
    }
}
