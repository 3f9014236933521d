// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the kernels are chosen by.
 *
 * @param architecture as the JDK calls it
 * @param model as the system calls it
 * @param features its extensions, such as avx2; none where the system does not say
 */
record Processor(String architecture, String model, Set<String> features) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    static Processor ofThisMachine() {
        String architecture = System.getProperty("os.arch");
        try {
            return Files.isReadable(LINUX)
                    ? parse(architecture, Files.readString(LINUX))
                    : named(architecture, System.getenv());
        } catch (IOException e) {
            return named(architecture, System.getenv());
        }
    }

    /** Reads the first processor of Linux' list. */
    static Processor parse(String architecture, String text) {
        String first = text.strip().split("\n\\s*\n", 2)[0];
        String model = field(first, "model name");
        Set<String> features = new TreeSet<>();
        for (String list : new String[] {"flags", "Features"}) {
            features.addAll(Arrays.asList(field(first, list).split(" ")));
        }
        features.remove("");
        String stepping =
                String.join(
                        "-",
                        field(first, "cpu family"),
                        field(first, "model"),
                        field(first, "stepping"));
        return new Processor(architecture, (model + " " + stepping).strip(), features);
    }

    /** Windows names its processor in a variable; macOS has one kind for each architecture. */
    private static Processor named(String architecture, Map<String, String> environment) {
        String model = environment.getOrDefault("PROCESSOR_IDENTIFIER", "unknown");
        return new Processor(architecture, model, Set.of());
    }

    private static String field(String text, String name) {
        return text.lines()
                .filter(line -> line.split(":", 2)[0].strip().equals(name))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
    }

    boolean isX86() {
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    /** Returns whether it has a feature, or may have it where the system does not say. */
    boolean has(String feature) {
        return features.isEmpty() || features.contains(feature);
    }
}
