// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that takes turns with others.
 *
 * @param form what it is called in tables
 * @param command how it is started, but for the task and its settings
 * @param plainAllocator whether it runs without the launcher's settings of glibc's allocator
 * @param extra settings of its own
 * @param environment variables of its own
 */
record Contender(
        String form,
        List<String> command,
        boolean plainAllocator,
        List<String> extra,
        Map<String, String> environment) {

    static final String OURS = "ours";
    static final String AUTHORS = "Python, as the authors run it";
    static final String TUNED = "Python, tuned";

    /** Our library, or a variant of it, in a Java machine like this one. */
    static Contender ours(String form, String... extra) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Ours.class.getName());
        return new Contender(form, command, false, List.of(extra), Map.of());
    }

    static Contender authors(Path program) {
        return python(AUTHORS, program, true, "form=authors");
    }

    static Contender tuned(Path program, String... extra) {
        List<String> settings = new ArrayList<>(List.of("form=tuned"));
        settings.addAll(List.of(extra));
        return python(TUNED, program, false, settings.toArray(String[]::new));
    }

    static Contender python(String form, Path program, boolean plainAllocator, String... extra) {
        return new Contender(
                form,
                List.of("python3", "-B", program.toString()),
                plainAllocator,
                List.of(extra),
                Map.of());
    }

    /** Returns the same with one more flag of the Java machine. */
    Contender with(String flag) {
        List<String> flagged = new ArrayList<>(command);
        flagged.add(1, flag);
        return new Contender(form, flagged, plainAllocator, extra, environment);
    }

    /** Returns the same under another name. */
    Contender named(String name) {
        return new Contender(name, command, plainAllocator, extra, environment);
    }

    /** Returns the same with a variable of the environment. */
    Contender under(String variable, String value) {
        return new Contender(form, command, plainAllocator, extra, Map.of(variable, value));
    }
}
