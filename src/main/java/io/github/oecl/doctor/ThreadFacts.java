// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Cores, and the engine's threads on them.
 *
 * @param available processors that this process may use
 * @param physical cores of the machine, a pair of hardware threads counted once
 * @param threads of the engine
 * @param variable what OMP_NUM_THREADS says, or null
 */
record ThreadFacts(int available, int physical, int threads, String variable) {

    private static final String VARIABLE = "OMP_NUM_THREADS";
    private static final Path LINUX = Path.of("/proc/cpuinfo");

    static ThreadFacts here(int threads, Map<String, String> environment) {
        int available = Runtime.getRuntime().availableProcessors();
        return new ThreadFacts(available, physical(available), threads, environment.get(VARIABLE));
    }

    private static int physical(int otherwise) {
        try {
            int cores = cores(Files.readString(LINUX));
            return cores == 0 ? otherwise : cores;
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** Counts pairs of socket and core; none where the system does not tell them. */
    static int cores(String cpuinfo) {
        return (int)
                Arrays.stream(cpuinfo.split("\n\\s*\n"))
                        .map(ThreadFacts::core)
                        .filter(core -> !core.isEmpty())
                        .distinct()
                        .count();
    }

    private static String core(String processor) {
        return processor
                .lines()
                .filter(line -> line.startsWith("physical id") || line.startsWith("core id"))
                .reduce("", String::concat);
    }

    Finding finding() {
        int cores = Math.min(available, physical);
        String found =
                "%s, %s (%s)"
                        .formatted(
                                counted(cores, "core"),
                                counted(threads, "thread"),
                                variable == null
                                        ? VARIABLE + " is not set"
                                        : VARIABLE + "=" + variable);
        String advice = "set " + VARIABLE + " to at most " + cores;
        if (threads > available) {
            return Finding.wrong(
                    "Threads",
                    found + ": they wait for each other, which can be many times slower",
                    advice);
        }
        return threads > cores
                ? Finding.note("Threads", found + ": more threads than cores are slower", advice)
                : Finding.good("Threads", found);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
