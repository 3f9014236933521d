// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.engine.internal.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at all that the library and the notebooks need of a machine. */
public final class Doctor {

    private Doctor() {}

    /**
     * Looks at everything, which takes some seconds: the engine is started and computes.
     *
     * @return what was found; a notebook shows it as a table
     */
    public static Checkup check() {
        return check(finding -> {});
    }

    /**
     * Looks at everything.
     *
     * @param listener hears of each finding as soon as it is made
     * @return all of them
     */
    public static Checkup check(Consumer<Finding> listener) {
        List<Finding> all = new ArrayList<>();
        Consumer<Finding> note =
                finding -> {
                    all.add(finding);
                    listener.accept(finding);
                };
        Map<String, String> environment = System.getenv();
        note.accept(library());
        note.accept(JavaFacts.here().finding());
        note.accept(KernelFacts.here().finding());
        note.accept(MemoryFacts.here().finding());
        note.accept(AllocatorFacts.here(environment).finding());
        engine(environment, note);
        new DataFacts(environment.get(DataCatalog.VARIABLE)).findings().forEach(note);
        return new Checkup(all);
    }

    /**
     * Returns the limit on the engine's instructions that this machine needs, for whoever starts
     * Java: the value of {@code ONEDNN_MAX_CPU_ISA}. The engine is checked if it never was.
     *
     * @return the limit; empty if none is needed, or none helps
     */
    public static String engineLimit() {
        return SelfTest.known().outcome().remedy();
    }

    private static Finding library() {
        Library library = Library.current();
        return Finding.good(
                "Library",
                "oecl %s, commit %s (sources %s)"
                        .formatted(
                                library.version(), shortened(library.commit()), library.sources()));
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(commit.length(), 10));
    }

    /** An engine that does not start cannot be asked for more. */
    private static void engine(Map<String, String> environment, Consumer<Finding> note) {
        try {
            note.accept(EngineFacts.here(environment).finding());
        } catch (RuntimeException | LinkageError e) {
            note.accept(EngineFacts.failed(e));
            return;
        }
        note.accept(ThreadFacts.here(ComputeDevice.threads(), environment).finding());
        Finding device = DeviceFacts.here();
        note.accept(device);
        if (device.verdict() != Finding.Verdict.WRONG) {
            boolean gpu = ComputeDevice.fromEnvironment().device().isGpu();
            note.accept(
                    gpu
                            ? Finding.good("Self-test", "not needed: a GPU computes")
                            : SelfTest.now().finding());
        }
    }
}
