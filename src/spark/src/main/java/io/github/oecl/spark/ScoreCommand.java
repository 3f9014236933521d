// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the images of a folder. */
@Command(
        name = "score",
        description = {
            "Score the images of a folder with a detector of `oecl train`, on a cluster.",
            "",
            "DIR/scores gets a row for each file: path, score (larger is more normal), p_value,"
                    + " q_value (Benjamini and Hochberg) and error. The scores are those of `oecl"
                    + " score`, bit for bit. DIR/parts keeps what is finished: where the command"
                    + " was stopped, the same one with --resume goes on.",
            "",
            "It takes 20 to 40 s to start: for a few thousand images `oecl score` is faster.",
            "",
        },
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "a file of `oecl train`")
    private Path model;

    @Parameters(
            index = "1",
            paramLabel = "FOLDER",
            description =
                    "images at any depth: a path that all executors see, or a URI of a Hadoop file"
                            + " system")
    private String folder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "a new folder for the results")
    private String out;

    @Option(names = "--resume", description = "go on with what is in DIR")
    private boolean resume;

    @Option(
            names = "--fdr",
            paramLabel = "Q",
            defaultValue = "0.05",
            description =
                    "count the images with a q-value of at most Q (default: ${DEFAULT-VALUE})")
    private double level;

    @Option(
            names = "--format",
            defaultValue = "parquet",
            description = "parquet or csv (default: ${DEFAULT-VALUE})")
    private String format;

    @Option(
            names = "--per-part",
            paramLabel = "N",
            defaultValue = "50000",
            description = "files that are scored before they are safe (default: ${DEFAULT-VALUE})")
    private int perPart;

    @Mixin private ClusterOptions cluster;

    @Override
    public Integer call() throws Exception {
        requireOptions();
        try (SparkSession session = cluster.open()) {
            ScoreJob job = new ScoreJob(session, model, folder, out, perPart, this::say);
            ScoreJob.Report report = job.run(resume, format, level);
            say(
                    String.format(
                            Locale.ROOT,
                            "%,d images, %,d without a score; %,d have a q-value of at most %s."
                                    + " The smallest level at which one is flagged: %.4g%nwrote %s",
                            report.rows(),
                            report.withoutScore(),
                            report.flagged(),
                            level,
                            report.smallestLevel(),
                            out));
            return 0;
        }
    }

    private void requireOptions() throws IOException {
        if (!Files.exists(model)) {
            throw new IOException("There is no file " + model);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("--fdr is " + level + "; it must be in (0, 1)");
        }
        if (!format.equals("parquet") && !format.equals("csv")) {
            throw new IllegalArgumentException("--format is " + format + "; there is parquet, csv");
        }
        if (perPart < 1) {
            throw new IllegalArgumentException(
                    "--per-part is " + perPart + "; it must be positive");
        }
    }

    private synchronized void say(String line) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(line);
        console.flush();
    }
}
