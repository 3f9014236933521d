// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Scores a folder into another, part by part: a part that is there whole is not scored again, so
 * that a job whose driver was killed goes on. The table with q-values is written when all parts are
 * there.
 */
final class ScoreJob {

    private static final String DONE = "_SUCCESS";

    private final SparkSession session;
    private final java.nio.file.Path model;
    private final String folder;
    private final Path out;
    private final int perPart;
    private final Consumer<String> console;
    private final FileSystem system;

    /** What came of it. */
    record Report(long rows, long withoutScore, long flagged, double smallestLevel) {}

    ScoreJob(
            SparkSession session,
            java.nio.file.Path model,
            String folder,
            String out,
            int perPart,
            Consumer<String> console)
            throws IOException {
        this.session = session;
        this.model = model;
        this.folder = folder;
        this.out =
                new Path(
                        Listing.isRemote(out)
                                ? out
                                : java.nio.file.Path.of(out).toUri().toString());
        this.perPart = perPart;
        this.console = console;
        system = this.out.getFileSystem(session.sparkContext().hadoopConfiguration());
    }

    Report run(boolean resume, String format, double level) throws IOException {
        requirePlace(resume);
        SparkScoring scoring = SparkScoring.of(session, model);
        Listing listing = scoring.listing(folder);
        console.accept(listing.summary());
        listing.skipped().forEach(skipped -> console.accept("left out " + skipped));
        if (listing.files().isEmpty()) {
            throw new IOException(folder + " has no file to score");
        }
        requireSameJob(identity(listing));
        List<String> parts = parts(scoring, listing.files());
        return table(parts, format, level);
    }

    private void requirePlace(boolean resume) throws IOException {
        if (system.exists(new Path(out, "scores/" + DONE))) {
            throw new IOException(out + " is finished: choose another folder");
        }
        if (system.exists(out) && system.listStatus(out).length > 0 && !resume) {
            throw new IOException(
                    out + " is not empty: choose another folder, or go on with it by --resume");
        }
    }

    /** Parts of another model or folder would be mixed with these without a word. */
    private void requireSameJob(String identity) throws IOException {
        Path file = new Path(out, "job.txt");
        if (system.exists(file)) {
            try (InputStream in = system.open(file)) {
                String found = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (!found.equals(identity)) {
                    throw new IOException(
                            out
                                    + " is of another model, or the files of the folder have"
                                    + " changed: choose another folder.\nThere:\n"
                                    + found
                                    + "Now:\n"
                                    + identity);
                }
            }
            return;
        }
        try (OutputStream stream = system.create(file, false)) {
            stream.write(identity.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String identity(Listing listing) throws IOException {
        MessageDigest paths = sha256();
        listing.files()
                .forEach(path -> paths.update((path + '\0').getBytes(StandardCharsets.UTF_8)));
        String format = "model %s%nfolder %s%nfiles %s, SHA-256 of the names %s%nfiles a part %s%n";
        return String.format(
                Locale.ROOT,
                format,
                hex(sha256().digest(Files.readAllBytes(model))),
                folder,
                listing.files().size(),
                hex(paths.digest()),
                perPart);
    }

    private List<String> parts(SparkScoring scoring, List<String> files) throws IOException {
        List<String> parts = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(scoring, files.size(), console)) {
            for (int first = 0; first < files.size(); first += perPart) {
                List<String> some = files.subList(first, Math.min(files.size(), first + perPart));
                Path part =
                        new Path(out, String.format(Locale.ROOT, "parts/%06d", first / perPart));
                if (system.exists(new Path(part, DONE))) {
                    progress.already(some.size());
                } else {
                    scoring.paths(new ArrayList<>(some))
                            .write()
                            .mode("overwrite")
                            .parquet(part.toString());
                }
                parts.add(part.toString());
            }
        }
        return parts;
    }

    private Report table(List<String> parts, String format, double level) throws IOException {
        Dataset<Row> scored =
                session.read().schema(SparkScoring.SCHEMA).parquet(parts.toArray(String[]::new));
        Dataset<Row> table = QValues.add(scored);
        table.write()
                .format(format)
                .option("header", true)
                .option("escape", "\"")
                .option("ignoreLeadingWhiteSpace", false)
                .option("ignoreTrailingWhiteSpace", false)
                .save(new Path(out, "scores").toString());
        Row counts =
                table.agg(
                                functions.count(functions.lit(1)),
                                functions.count("error"),
                                functions.count(
                                        functions.when(functions.col("q_value").leq(level), true)))
                        .first();
        return new Report(
                counts.getLong(0),
                counts.getLong(1),
                counts.getLong(2),
                QValues.smallestLevel(scored));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
