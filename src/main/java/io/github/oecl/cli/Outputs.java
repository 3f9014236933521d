// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.run.DataConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a command writes, checked before the command begins: every option and parameter of the type
 * {@link OutputFile} or {@link OutputFolder}. What else names a file or a folder is an input, and
 * no output may overwrite it.
 */
final class Outputs {

    private Outputs() {}

    /** Checks the outputs of the command that was called, and then runs it. */
    static int checkAndRun(CommandLine.ParseResult parsed) {
        List<CommandLine> called = parsed.asCommandLineList();
        CommandLine command = called.get(called.size() - 1);
        // When first asked for it, the top command hands its console down, over any other.
        called.get(0).getOut();
        try {
            check(command);
        } catch (IOException e) {
            throw new CommandLine.ExecutionException(command, e.getMessage(), e);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Where progress goes: not into the result where that goes to the standard output. */
    static PrintStream progress(OutputFile output) {
        return output != null && output.isStandardOutput() ? System.err : System.out;
    }

    private static void check(CommandLine command) throws IOException {
        List<ArgSpec> all = command.getCommandSpec().args();
        List<Path> inputs = inputs(all);
        List<OutputFile> files = new ArrayList<>();
        for (ArgSpec each : all) {
            if (each.getValue() instanceof OutputFile file) {
                sparing(file, inputs).check();
                requireAnother(file, files);
                files.add(file);
                if (file.isStandardOutput()) {
                    command.setOut(command.getErr());
                }
            } else if (each.getValue() instanceof OutputFolder folder) {
                folder.check();
            }
        }
    }

    private static void requireAnother(OutputFile file, List<OutputFile> others)
            throws IOException {
        for (OutputFile other : others) {
            if (file.isSame(other)) {
                throw new IOException(
                        "Two outputs are one file, %s and %s: give each a path of its own"
                                .formatted(other, file));
            }
        }
    }

    /** Refuses to write over images that a configuration names. */
    static void requireNoImage(OutputFile output, DataConfig data) throws IOException {
        DataCatalog catalog = DataCatalog.fromEnvironment();
        List<Path> folders =
                Stream.of(data.dataset(), data.outliers())
                        .filter(Objects::nonNull)
                        .flatMap(name -> catalog.folder(name).stream())
                        .toList();
        if (output != null) {
            sparing(output, folders).check();
        }
    }

    /** In a folder of images an earlier table may lie, which the same call writes again. */
    static OutputFile sparing(OutputFile file, List<Path> inputs) {
        Map<Boolean, List<Path>> byFolder =
                inputs.stream().collect(Collectors.partitioningBy(Files::isDirectory));
        return file.sparing(byFolder.get(false))
                .sparing(byFolder.get(true), each -> !EarlierOutput.is(each));
    }

    private static List<Path> inputs(List<ArgSpec> all) {
        List<Path> inputs = new ArrayList<>();
        for (ArgSpec each : all) {
            if (each.getValue() instanceof Path path) {
                inputs.add(path);
            } else if (each.getValue() instanceof Collection<?> several) {
                several.stream()
                        .filter(Path.class::isInstance)
                        .map(Path.class::cast)
                        .forEach(inputs::add);
            } else if (each.getValue() instanceof Map<?, ?> named) {
                named.values().stream()
                        .filter(Path.class::isInstance)
                        .map(Path.class::cast)
                        .forEach(inputs::add);
            } else if (each.isPositional() && each.getValue() instanceof String text) {
                // A name or a file, as of oecl run.
                path(text).ifPresent(inputs::add);
            }
        }
        String data = System.getenv(DataCatalog.VARIABLE);
        if (data != null && !data.isBlank()) {
            path(data).ifPresent(inputs::add);
        }
        return inputs;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
