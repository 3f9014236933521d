// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that a process has held, as Linux counts it (VmHWM); 0 where nobody counts.
 *
 * @param own of the process, in MB
 * @param withHelpers of it and the processes that it has started, in MB; pages that they share
 *     count for each
 */
record PeakMemory(double own, double withHelpers) {

    static PeakMemory of(ProcessHandle process) {
        double own = megabytes(process.pid());
        double helpers = process.descendants().mapToDouble(helper -> megabytes(helper.pid())).sum();
        return new PeakMemory(own, own + helpers);
    }

    private static double megabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
