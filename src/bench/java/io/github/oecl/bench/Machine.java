// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where and when a part of the benchmark ran.
 *
 * @param processor its name
 * @param cores that this process may use
 * @param memoryMb of the machine
 * @param system the operating system
 * @param jdk the version of the Java runtime
 * @param commit of the sources, as git describes it
 * @param command that made the numbers
 * @param started when, in UTC
 * @param loadBefore processes that wanted a core in the minute before, those of an earlier part too
 * @param environment what the launcher has set
 */
record Machine(
        String processor,
        int cores,
        long memoryMb,
        String system,
        String jdk,
        String commit,
        String command,
        String started,
        double loadBefore,
        Map<String, String> environment) {

    static Machine here() {
        return new Machine(
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                number(field("/proc/meminfo", "MemTotal")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                System.getenv().getOrDefault("OECL_BENCH_COMMIT", "unknown"),
                System.getenv().getOrDefault("OECL_BENCH_COMMAND", "unknown"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                load(),
                launcherSettings());
    }

    private static Map<String, String> launcherSettings() {
        Map<String, String> settings = new TreeMap<>(System.getenv());
        settings.keySet().removeIf(name -> !name.startsWith("MALLOC_") && !name.startsWith("OMP_"));
        return settings;
    }

    private static String field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static long number(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static double load() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
    }
}
