// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import com.sun.management.OperatingSystemMXBean;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Refuses a batch that this machine's memory cannot hold, before the system ends the process. The
 * need is an estimate, which can be wrong: a variable sets another limit, or none.
 */
final class BatchMemory {

    /** The variable that says how many gigabytes a training step may take. */
    static final String VARIABLE = "OECL_MEMORY_GB";

    private static final double GIGABYTE = 1e9;

    private BatchMemory() {}

    static void require(OeclModel model, Objective objective, TrainingConfig config, int size) {
        if (!model.device().isGpu()) {
            double machine =
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                            .getTotalMemorySize();
            double limit = limit(System.getenv(VARIABLE), machine);
            require(model, objective.views().rows(config.batch()), config.batch(), size, limit);
        }
    }

    /** Returns the limit in bytes that the variable sets, or else that of the machine. */
    static double limit(String gigabytes, double machine) {
        if (gigabytes == null || gigabytes.isBlank()) {
            return machine;
        }
        if (!gigabytes.strip().matches("\\d{1,6}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException(
                    VARIABLE
                            + " is \""
                            + gigabytes
                            + "\"; it must be a number of gigabytes, 0 for no limit");
        }
        double limit = Double.parseDouble(gigabytes.strip()) * GIGABYTE;
        return limit == 0 ? Double.POSITIVE_INFINITY : limit;
    }

    static void require(OeclModel model, long rows, int batch, int size, double limit) {
        double needed = model.memoryOfStep(rows, size);
        if (needed > limit) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A batch of %d needs about %.1f GB (%d views of %d x %d pixels), and"
                                    + " there are %.1f GB: take a smaller batch, smaller views or a"
                                    + " narrower network, or set "
                                    + VARIABLE
                                    + " to another limit (0 for none)",
                            batch,
                            needed / GIGABYTE,
                            rows,
                            size,
                            size,
                            limit / GIGABYTE));
        }
    }
}
