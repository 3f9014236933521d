// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Memory in bytes.
 *
 * @param available what this process may use at most
 * @param machine what the machine has, more than that in a container with a limit
 * @param heap the limit of Java's own
 */
record MemoryFacts(long available, long machine, long heap) {

    private static final double GB = 1e9;

    /** What notebooks take at the preset quick, all processes together. */
    private static final long WANTED = 2_000_000_000L;

    /** A machine of 2 GB shows a little less. */
    private static final double NEARLY = 0.9;

    /** A training keeps little in the heap: images as bytes and the batches of a few steps. */
    private static final long LEAST_HEAP = 250_000_000L;

    private static final Path LINUX = Path.of("/proc/meminfo");

    static MemoryFacts here() {
        long available =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        return new MemoryFacts(
                available, Math.max(available, total()), Runtime.getRuntime().maxMemory());
    }

    private static long total() {
        try {
            return Files.readAllLines(LINUX).stream()
                    .filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0; // No Linux: then there is no container with a limit, either.
        }
    }

    Finding finding() {
        boolean container = available < machine;
        String where = container ? " in this container (the machine has " + gb(machine) + ")" : "";
        String found = gb(available) + where + ", of which Java's heap may take " + gb(heap);
        if (available < NEARLY * WANTED) {
            return Finding.wrong(
                    "Memory",
                    found,
                    "give " + (container ? "the container" : "the machine") + " 2 GB or more");
        }
        if (heap < LEAST_HEAP) {
            return Finding.wrong("Memory", found, "give Java more heap, such as -Xmx512m");
        }
        // Tensors live outside of the heap.
        return heap > available / 2
                ? Finding.note(
                        "Memory",
                        found + ": too much, as tensors live outside of it",
                        "limit it, such as by -Xmx1g; environment/oecl does")
                : Finding.good("Memory", found);
    }

    private static String gb(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GB);
    }
}
