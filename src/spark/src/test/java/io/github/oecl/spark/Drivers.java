// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a process of its own, to be ended from outside. */
final class Drivers {

    private Drivers() {}

    /** Starts a command with executors of this machine; what it says is appended to the log. */
    static Process start(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String logging = "log4j2.configurationFile";
        command.add("-D" + logging + "=" + System.getProperty(logging));
        command.addAll(List.of("-Xmx1g", "-cp", Samples.classPath(), OeclSpark.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--executors", "2"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Returns what the commands have said so far. */
    static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
