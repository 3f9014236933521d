// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.formats.ImageFiles;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.folder.FolderScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a cluster of two processes beside the driver's. */
@Timeout(170)
class ClusterTest {

    @TempDir static Path folder;

    private static SparkSession session;
    private static Path model;
    private static Path images;

    @BeforeAll
    static void start() throws IOException {
        model = Samples.detector(folder.resolve("model.oecl"));
        images = Samples.hardFolder(folder.resolve("images"));
        session = Samples.cluster();
    }

    @AfterAll
    static void stop() {
        if (session != null) {
            session.stop();
        }
    }

    @Test
    void eachFileHasARowAndTheScoreThatItHasInOneProcess() throws IOException {
        List<Row> rows = SparkScoring.of(session, model).folder(images.toString()).collectAsList();
        List<String> listed = ImageFiles.in(images).files().stream().map(Path::toString).toList();
        assertEquals(listed, rows.stream().map(row -> row.getString(0)).toList());
        assertEquals(
                inProcess(),
                rows.stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.getString(0),
                                        ClusterTest::scoreOrError,
                                        (a, b) -> b,
                                        TreeMap::new)));
    }

    /** What the library itself says of each file. */
    private static Map<String, String> inProcess() throws IOException {
        try (Detector detector = DetectorFile.load(model, Device.cpu())) {
            FolderScores scores = FolderScores.of(detector, images);
            Map<String, String> byFile = new TreeMap<>();
            scores.images()
                    .forEach(
                            scored ->
                                    byFile.put(
                                            scored.file().toString(),
                                            scored.detection().score()
                                                    + " "
                                                    + scored.detection().pValue()));
            List<Path> files = ImageFiles.in(images).files();
            scores.skipped().stream()
                    .map(ImageFolder.Skipped::file)
                    .filter(files::contains)
                    .forEach(file -> byFile.put(file.toString(), "error"));
            return byFile;
        }
    }

    private static String scoreOrError(Row row) {
        return row.isNullAt(3) ? row.getDouble(1) + " " + row.getDouble(2) : "error";
    }

    @Test
    void contentsAreScoredAsTheirFiles() throws IOException {
        Path file = images.resolve("class=a/image-3.png");
        StructType schema =
                new StructType()
                        .add("path", DataTypes.StringType)
                        .add("content", DataTypes.BinaryType);
        Row row = RowFactory.create("first", Files.readAllBytes(file));
        SparkScoring scoring = SparkScoring.of(session, model);
        Row scored =
                scoring.contents(session.createDataFrame(List.of(row), schema))
                        .collectAsList()
                        .get(0);
        assertEquals("first", scored.getString(0));
        assertEquals(
                scoring.paths(List.of(file.toString())).collectAsList().get(0).getDouble(1),
                scored.getDouble(1));
    }

    @Test
    void aFileThatTheExecutorsDoNotSeeIsARowWithTheReason() throws IOException {
        List<Row> rows =
                SparkScoring.of(session, model)
                        .paths(List.of("/no-such-folder/image.png"))
                        .collectAsList();
        assertEquals(1, rows.size());
        assertTrue(rows.get(0).getString(3).contains("no such file on the executor's machine"));
    }

    @Test
    void qValuesAreThoseOfTheDefinition() {
        List<Double> pValues = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            pValues.add((1 + (i * i) % 37) / 40.0);
        }
        pValues.add(null);
        List<Row> given = pValues.stream().map(p -> RowFactory.create("x", p)).toList();
        StructType schema =
                new StructType()
                        .add("path", DataTypes.StringType)
                        .add("p_value", DataTypes.DoubleType);
        Dataset<Row> scored = session.createDataFrame(given, schema);
        List<Row> rows = QValues.add(scored).collectAsList();
        assertEquals(301, rows.size());
        List<Double> tests = pValues.subList(0, 300);
        for (Row row : rows) {
            if (row.isNullAt(1)) {
                assertTrue(row.isNullAt(2));
            } else {
                assertEquals(naive(tests, row.getDouble(1)), row.getDouble(2), 1e-15);
            }
        }
        assertEquals(naive(tests, 1 / 40.0), QValues.smallestLevel(scored), 1e-15);
    }

    /** The least level at which the procedure rejects: over all thresholds from p on. */
    private static double naive(List<Double> all, double p) {
        return all.stream()
                .filter(threshold -> threshold >= p)
                .mapToDouble(
                        threshold ->
                                threshold
                                        * all.size()
                                        / all.stream().filter(other -> other <= threshold).count())
                .min()
                .orElseThrow();
    }

    /** One is killed in the middle of each of as many jobs as the property says. */
    @Test
    @Timeout(1800)
    void aKilledExecutorLosesNoRow() throws Exception {
        Path many = Files.createDirectories(folder.resolve("many"));
        Samples.images(many, 400);
        Map<String, Double> expected = new TreeMap<>();
        try (Detector detector = DetectorFile.load(model, Device.cpu())) {
            FolderScores.of(detector, many)
                    .images()
                    .forEach(one -> expected.put(one.file().toString(), one.detection().score()));
        }
        assertEquals(400, expected.size());
        for (int kill = 0; kill < Integer.getInteger("oecl.kills", 1); kill++) {
            SparkScoring scoring = SparkScoring.of(session, model);
            FutureTask<Boolean> killer = new FutureTask<>(() -> killOne(scoring));
            new Thread(killer).start();
            List<Row> rows = scoring.folder(many.toString()).collectAsList();
            assertTrue(killer.get(), "an executor was killed");
            assertEquals(400, rows.size());
            Map<String, Double> scores = new TreeMap<>();
            rows.forEach(row -> scores.put(row.getString(0), row.getDouble(1)));
            assertEquals(expected, scores);
        }
    }

    private static boolean killOne(SparkScoring scoring) throws InterruptedException {
        while (scoring.done() == 0) {
            Thread.sleep(1);
        }
        return Samples.executors().get(0).destroyForcibly();
    }

    @Test
    void aJobGoesOnWhereItStoppedAndRefusesOtherFiles() throws IOException {
        Path out = folder.resolve("out");
        List<String> said = new ArrayList<>();
        ScoreJob first =
                new ScoreJob(session, model, images.toString(), out.toString(), 40, said::add);
        ScoreJob.Report report = first.run(false, "csv", 0.5);
        assertEquals(ImageFiles.in(images).files().size(), report.rows());
        assertEquals(4, report.withoutScore());
        ScoreJob other =
                new ScoreJob(session, model, images.toString(), out.toString(), 30, said::add);
        IOException finished = assertThrows(IOException.class, () -> other.run(true, "csv", 0.5));
        assertTrue(finished.getMessage().contains("is finished"), finished.getMessage());
        Files.delete(out.resolve("scores/_SUCCESS"));
        IOException refused = assertThrows(IOException.class, () -> other.run(false, "csv", 0.5));
        assertTrue(refused.getMessage().contains("--resume"), refused.getMessage());
        IOException changed = assertThrows(IOException.class, () -> other.run(true, "csv", 0.5));
        assertTrue(changed.getMessage().contains("another model"), changed.getMessage());
    }
}
