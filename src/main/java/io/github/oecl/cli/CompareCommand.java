// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.ResultComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two results, with the exit codes of diff. */
@Command(
        name = "compare",
        description = {
            "Compare two results of one configuration, and name what differs.",
            "",
            "A line for configuration, images, library, numerics, processor, instruction sets and"
                    + " threads says whether they are the same; then, for each score, how many test"
                    + " images have another value (of the seven digits that a result keeps), the"
                    + " largest difference, and both AUROCs."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:configuration, images and scores are identical",
            "1:one of them is different",
            "2:a file cannot be read or is no result"
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FIRST",
            description = "a result of oecl run or of a grid")
    private Path first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "another")
    private Path second;

    @Override
    public Integer call() throws IOException {
        ResultComparison comparison = ResultComparison.of(result(first), result(second));
        PrintWriter console = spec.commandLine().getOut();
        console.print(comparison.text());
        console.flush();
        return comparison.identical() ? 0 : 1;
    }

    private static String firstLine(IOException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    private static RunResult result(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    file
                            + (Files.exists(file) ? " is no file" : " does not exist")
                            + ": name the JSON file of a result");
        }
        try {
            return RunResult.read(file);
        } catch (IOException e) {
            throw new IOException(file + " is no result that can be compared. " + firstLine(e), e);
        }
    }
}
