// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.paper.internal.ClaimsPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the page of all claims and verdicts from recorded results. */
@Command(
        name = "claims",
        description = "Judge all claims by recorded results and write them to a page of Markdown.",
        mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {

    @Option(
            names = "--recorded",
            paramLabel = "DIR",
            defaultValue = "notebooks/recorded",
            description = "the folder of the recorded grids; without it ${DEFAULT-VALUE}")
    private Path recorded;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "notebooks/claims.md",
            description = "where to write the page; without it ${DEFAULT-VALUE}")
    private OutputFile out;

    @Override
    public Integer call() throws IOException {
        out.write(ClaimsPage.of(recorded));
        return 0;
    }
}
