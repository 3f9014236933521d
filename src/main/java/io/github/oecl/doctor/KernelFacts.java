// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kernel that runs this, or those that a Jupyter here would find.
 *
 * @param running the name of the kernel that runs this, or null on the command line
 * @param jupyter whether a command of this name is there
 * @param installed the Java kernels
 */
record KernelFacts(String running, boolean jupyter, List<JavaKernel> installed) {

    /** The name that the notebooks ask for. */
    private static final String NAME = "java";

    private static final String SET_UP =
            "environment/run.sh brings its own; with --install every Jupyter knows it";

    /** By a class that no other program has. */
    private static final List<List<String>> KERNELS =
            List.of(
                    List.of("IJava", "io.github.spencerpark.ijava.IJava"),
                    List.of("JJava", "org.dflib.jjava.jupyter.kernel.BaseKernel"),
                    List.of("rapaio", "org.rapaio.jupyter.kernel.core.RapaioKernel"));

    static KernelFacts here() {
        String running =
                KERNELS.stream()
                        .filter(kernel -> isHere(kernel.get(1)))
                        .map(kernel -> kernel.get(0))
                        .findFirst()
                        .orElse(null);
        Jupyter jupyter = Jupyter.ofThisMachine();
        return new KernelFacts(running, jupyter.isOnPath(), jupyter.javaKernels());
    }

    private static boolean isHere(String type) {
        try {
            Class.forName(type, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    Finding finding() {
        if (running != null) {
            return Finding.good("Kernel", running + ", which runs this");
        }
        Optional<JavaKernel> asked =
                installed.stream().filter(kernel -> kernel.name().equals(NAME)).findFirst();
        if (asked.isPresent()) {
            return finding(asked.get());
        }
        String others =
                installed.isEmpty()
                        ? ""
                        : "; there is "
                                + installed.stream()
                                        .map(JavaKernel::name)
                                        .collect(Collectors.joining(", "));
        return Finding.note(
                "Kernel",
                "no kernel named "
                        + NAME
                        + others
                        + (jupyter ? "" : ", and no Jupyter on the PATH"),
                SET_UP);
    }

    private Finding finding(JavaKernel kernel) {
        String found = NAME + " (" + kernel.displayName() + ") in " + kernel.folder();
        if (!kernel.missing().isEmpty()) {
            return Finding.wrong(
                    "Kernel",
                    found + " starts what is not there: " + String.join(", ", kernel.missing()),
                    "install it again (environment/run.sh --install), or remove its folder");
        }
        return jupyter
                ? Finding.good("Kernel", found)
                : Finding.note(
                        "Kernel",
                        found + ", but no Jupyter on the PATH",
                        "install JupyterLab, or run environment/run.sh, which finds others");
    }
}
