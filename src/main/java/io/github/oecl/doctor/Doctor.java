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
final class Doctor {

    private Doctor() {}

    static Checkup check(Consumer<Finding> listener) {
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

    static String engineLimit() {
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
        if (device.verdict() == Finding.Verdict.WRONG) {
            return;
        }
        Finding precision = PrecisionFacts.here();
        note.accept(precision);
        if (precision.verdict() != Finding.Verdict.WRONG) {
            boolean gpu = ComputeDevice.fromEnvironment().device().isGpu();
            note.accept(
                    gpu
                            ? Finding.good("Self-test", "not needed: a GPU computes")
                            : SelfTest.now().finding());
        }
    }
}
