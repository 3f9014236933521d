// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Linux tells of the first processor; other systems tell at most a name. */
record CpuInfo(String model, Set<String> flags) {

    private static final Path FILE = Path.of("/proc/cpuinfo");
    private static final List<String> NUMBERS =
            List.of("cpu family", "model", "stepping", "CPU implementer", "CPU part");

    static CpuInfo ofSystem() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return of(lines.takeWhile(line -> !line.isBlank()).toList());
        } catch (IOException | java.io.UncheckedIOException e) {
            // No Linux, or a container that hides it.
            return new CpuInfo(System.getenv("PROCESSOR_IDENTIFIER"), Set.of());
        }
    }

    /** Reads the lines of one processor, such as "model name : AMD EPYC". */
    static CpuInfo of(List<String> lines) {
        Map<String, String> entries =
                lines.stream()
                        .map(line -> line.split(":", 2))
                        .filter(parts -> parts.length == 2)
                        .collect(
                                Collectors.toMap(
                                        parts -> parts[0].strip(),
                                        parts -> parts[1].strip(),
                                        (first, second) -> first));
        String model =
                Stream.concat(
                                Stream.ofNullable(entries.get("model name")),
                                NUMBERS.stream()
                                        .filter(entries::containsKey)
                                        .map(name -> name + " " + entries.get(name)))
                        .collect(Collectors.joining(", "));
        return new CpuInfo(model, Set.of(entries.getOrDefault("flags", "").split("\\s+")));
    }
}
