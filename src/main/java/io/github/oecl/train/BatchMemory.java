// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import com.sun.management.OperatingSystemMXBean;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.MemoryEstimate;
import io.github.oecl.model.OeclModel;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Refuses a batch that this machine's memory cannot hold, before the system ends the process. */
final class BatchMemory {

    private static final double GIGABYTE = 1e9;

    private BatchMemory() {}

    static void require(OeclModel model, Objective objective, TrainingConfig config, int size) {
        if (!model.device().isGpu()) {
            double machine =
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                            .getTotalMemorySize();
            require(model, objective.views().rows(config.batch()), config.batch(), size, machine);
        }
    }

    static void require(OeclModel model, long rows, int batch, int size, double machine) {
        double needed = MemoryEstimate.ofStep(model.architecture(), rows, size);
        if (needed > machine) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A batch of %d needs about %.1f GB (%d views of %d x %d pixels), and"
                                    + " this machine has %.1f GB: take a smaller batch, smaller"
                                    + " views or a narrower network",
                            batch,
                            needed / GIGABYTE,
                            rows,
                            size,
                            size,
                            machine / GIGABYTE));
        }
    }
}
