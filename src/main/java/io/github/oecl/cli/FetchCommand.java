// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.fetch.internal.DataFetch;
import io.github.oecl.io.internal.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads a data set. */
@Command(
        name = "fetch",
        description = {
            "Download a data set, verify and unpack it.",
            "",
            "A download that broke off resumes from there when the command is run again."
                    + " notebooks/data.md says where other data sets are had."
        },
        mixinStandardHelpOptions = true)
final class FetchCommand implements Callable<Integer> {

    private static final long NANOS_BETWEEN_LINES = 2_000_000_000L;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "cifar10 or cifar100")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "the folder of all data sets (default: what OECL_DATA names)")
    private OutputFolder root;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "another address of the same file")
    private URI mirror;

    private long lastLine = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        DataFetch fetch = DataFetch.of(name);
        Path folder = (mirror == null ? fetch : fetch.from(mirror)).to(root(), this::report);
        console().println(name + " is in " + folder);
        console().println("OECL_DATA=" + root().toAbsolutePath() + " makes it known");
        console().flush();
        return 0;
    }

    private Path root() {
        String variable = System.getenv(DataCatalog.VARIABLE);
        if (root == null && (variable == null || variable.isBlank())) {
            throw new IllegalArgumentException(
                    "Say where the data goes: --to DIR, or the variable " + DataCatalog.VARIABLE);
        }
        return root == null ? Path.of(variable) : root.path();
    }

    private void report(long bytes, long of) {
        long now = System.nanoTime();
        if (now - lastLine > NANOS_BETWEEN_LINES || bytes == of) {
            lastLine = now;
            console()
                    .printf(
                            Locale.ROOT,
                            "%s: %.1f of %.1f MB (%d%%)%n",
                            name,
                            bytes / 1e6,
                            of / 1e6,
                            100 * bytes / of);
            console().flush();
        }
    }

    private PrintWriter console() {
        return spec.commandLine().getOut();
    }
}
