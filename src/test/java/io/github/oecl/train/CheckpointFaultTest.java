// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile checkpoints, and disks that refuse to take one. */
class CheckpointFaultTest {

    private static final String OLDER = "step-000000004.oecl";
    private static final String NEWER = "step-000000005.oecl";

    @TempDir Path folder;
    private Path place;

    @BeforeEach
    void stopATrainingAfterFiveSteps() {
        place = folder.resolve("checkpoints");
        assertEquals(5, train(5, Map.of(), noFault()).steps());
    }

    @Test
    void aTruncatedCheckpointFallsBackToTheOneBefore() throws IOException {
        byte[] whole = Files.readAllBytes(place.resolve(NEWER));
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            Files.write(place.resolve(NEWER), Arrays.copyOf(whole, length));
            assertFallsBack("zip");
        }
    }

    @Test
    void anyChangedByteIsNoticed() throws IOException {
        Path file = place.resolve(NEWER);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 10; at < whole.length - 200; at += whole.length / 40) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            try (StateReader in = new StateReader(file)) {
                // The zip's own headers are many; what is read must still be the same.
                assertSameContent(whole, in, at);
            } catch (IOException e) {
                assertTrue(e.getMessage().contains(NEWER), e.getMessage());
            }
        }
    }

    @Test
    void aWrongChecksumIsRefused() throws IOException {
        rewrite(Map.of("sha256", text -> "0".repeat(64)));
        assertFallsBack("does not match its checksum");
    }

    @Test
    void aCheckpointWithoutItsChecksumIsRefused() throws IOException {
        rewrite(Map.of("sha256", text -> null));
        assertFallsBack("no checksum");
    }

    @Test
    void anEntryThatClimbsOutIsRefused() throws IOException {
        Map<String, byte[]> entries = entries(place.resolve(NEWER));
        entries.put("../../evil.json", "{}".getBytes(StandardCharsets.UTF_8));
        zip(entries);
        assertFallsBack("'../../evil.json', which is no plain name");
        assertFalse(Files.exists(folder.resolve("evil.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "not json",
                "",
                "{\"version\": 1}",
                "{\"version\": 1, \"steps\": 99999999999999999999}",
            })
    void aDamagedDescriptionIsRefused(String json) throws IOException {
        resealed("training.json", json);
        assertFallsBack("training.json is");
    }

    @Test
    void anotherVersionIsRefusedByName() throws IOException {
        resealed("training.json", text -> text.replace("\"version\": 1", "\"version\": 2"));
        assertFallsBack("its format version is 2; this library reads version 1");
    }

    @Test
    void stepsThatCannotBeAreRefused() throws IOException {
        for (String step : List.of("-1", "0", "13", "6")) {
            resealed("training.json", text -> text.replace("\"steps\": 5", "\"steps\": " + step));
            assertFallsBack(step);
        }
    }

    @Test
    void weightsThatDoNotFitAreRefused() throws IOException {
        byte[] weights = entries(place.resolve(NEWER)).get("weights.f32");
        byte[] nan = weights.clone();
        nan[2] = (byte) 0xC0;
        nan[3] = 0x7F;
        for (byte[] wrong :
                List.of(nan, Arrays.copyOf(weights, 12), Arrays.copyOf(weights, 1 << 20))) {
            resealed("weights.f32", wrong);
            assertFallsBack("weight");
            resealed("momentum.f32", wrong);
            assertFallsBack("weight");
        }
    }

    @Test
    void anotherArchitectureIsRefused() throws IOException {
        resealed("model.json", text -> text.replace("\"width\": 4", "\"width\": 8"));
        assertFallsBack("another architecture");
    }

    @Test
    void withoutAGoodOneNothingIsBegunAnew() throws IOException {
        Files.writeString(place.resolve(NEWER), "torn");
        Files.writeString(place.resolve(OLDER), "torn too");
        UncheckedIOException error =
                assertThrows(UncheckedIOException.class, () -> train(0, Map.of(), noFault()));
        assertTrue(error.getMessage().contains(NEWER), error.getMessage());
        assertTrue(error.getMessage().contains("remove it to begin anew"), error.getMessage());
        assertEquals("torn", Files.readString(place.resolve(NEWER)));
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        UncheckedIOException error =
                assertThrows(
                        UncheckedIOException.class,
                        () -> train(0, Map.of("images", "abc"), noFault()));
        assertTrue(
                error.getMessage().contains("images is null there and abc here"),
                error.getMessage());
        assertTrue(error.getMessage().contains(NEWER), error.getMessage());
        assertEquals(CheckpointException.class, error.getCause().getClass());
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorBeforeTheFirstStep() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        place = file.resolve("checkpoints");
        assertThrows(UncheckedIOException.class, () -> train(0, Map.of(), noFault()));
        assertEquals("no folder", Files.readString(file));
    }

    @Test
    void whatAKilledProcessLeftIsClearedAway() throws IOException {
        Path half = Files.writeString(place.resolve(NEWER + ".123" + OutputFile.DRAFT), "half");
        train(0, Map.of(), noFault());
        assertFalse(Files.exists(half));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
    void aFullDiskCostsAWarningAndKeepsTheLastGoodOne() throws IOException {
        String log =
                logOf(
                        () -> {
                            TrainingRecord record = train(0, Map.of(), fault(this::fillTheDisk));
                            assertTrue(record.completed());
                        });
        assertTrue(log.contains("The checkpoint of step 7 failed, the training goes on"), log);
        assertTrue(log.contains("No space left on device"), log);
        assertTrue(log.contains("step-000000006.oecl"), log);
        assertEquals(2, names().size(), names().toString());
        assertGood();
    }

    @Test
    void aFolderThatIsDeletedMeanwhileIsMadeAgain() throws IOException {
        TrainingRecord record = train(9, Map.of(), fault(this::deleteAll));
        assertEquals(9, record.steps());
        assertEquals(List.of("step-000000008.oecl", "step-000000009.oecl"), names());
        assertGood();
    }

    @Test
    void aFolderThatBecomesAFileCostsAWarning() throws IOException {
        String log =
                logOf(() -> assertTrue(train(0, Map.of(), fault(this::becomeAFile)).completed()));
        assertTrue(log.contains("The checkpoint of step 12 failed"), log);
    }

    private void fillTheDisk(long step) throws IOException {
        if (step == 7) {
            Files.createSymbolicLink(place.resolve("step-000000007.oecl"), Path.of("/dev/full"));
        }
    }

    private void deleteAll(long step) throws IOException {
        if (step == 7) {
            Checkpoints.in(place).remove();
            assertFalse(Files.exists(place));
        }
    }

    private void becomeAFile(long step) throws IOException {
        if (step == 7) {
            Checkpoints.in(place).remove();
            Files.writeString(place, "a file");
        }
    }

    /** The training ends as if it had never been stopped, from whichever checkpoint. */
    private void assertFallsBack(String reason) throws IOException {
        String log =
                logOf(
                        () -> {
                            try (OeclModel model = TinyTraining.model(objective())) {
                                Trainer trainer = builder(model, Map.of(), noFault()).build();
                                assertTrue(trainer.train().completed());
                                assertArrayEquals(uninterrupted(), TinyTraining.weights(model));
                            }
                        });
        assertTrue(log.contains(NEWER), log);
        assertTrue(log.contains(reason), log);
        Checkpoints.in(place).remove();
        stopATrainingAfterFiveSteps();
    }

    private static float[] uninterrupted() {
        try (OeclModel model = TinyTraining.model(objective())) {
            TinyTraining.trainer(model, objective(), 12, 4).build().train();
            return TinyTraining.weights(model);
        }
    }

    private void assertGood() throws IOException {
        for (String name : names()) {
            try (StateReader in = new StateReader(place.resolve(name))) {
                assertTrue(in.checked());
            }
        }
        assertTrue(train(0, Map.of(), noFault()).completed());
    }

    private static void assertSameContent(byte[] whole, StateReader in, int at) throws IOException {
        assertEquals(5, Checkpoint.progress(in).steps(), "byte " + at + " of " + whole.length);
    }

    private TrainingRecord train(
            long stopAfter, Map<String, String> training, TrainingListener fault) {
        try (OeclModel model = TinyTraining.model(objective())) {
            Trainer[] trainer = new Trainer[1];
            TrainerBuilder builder = builder(model, training, fault);
            builder.optListener(
                    new TrainingListener() {
                        @Override
                        public void stepDone(long step, long steps) {
                            if (step == stopAfter) {
                                trainer[0].cancel();
                            }
                        }
                    });
            trainer[0] = builder.build();
            return trainer[0].train();
        }
    }

    private TrainerBuilder builder(
            OeclModel model, Map<String, String> training, TrainingListener fault) {
        return TinyTraining.trainer(model, objective(), 12, 4)
                .optListener(fault)
                .optCheckpoints(Checkpoints.in(place).every(Duration.ZERO).of(training));
    }

    private static Objective objective() {
        return TinyTraining.oecl(1);
    }

    private static TrainingListener noFault() {
        return fault(step -> {});
    }

    private interface Fault {
        void at(long step) throws IOException;
    }

    private static TrainingListener fault(Fault fault) {
        return new TrainingListener() {
            @Override
            public void stepDone(long step, long steps) {
                try {
                    fault.at(step);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static String logOf(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    /** Replaces an entry and makes the checksum right again. */
    private void resealed(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = entries(place.resolve(NEWER));
        entries.put(name, content);
        entries.remove("sha256");
        var digest = sha256();
        entries.values().forEach(digest::update);
        String hex = java.util.HexFormat.of().formatHex(digest.digest());
        entries.put("sha256", hex.getBytes(StandardCharsets.UTF_8));
        zip(entries);
    }

    private void resealed(String name, String content) throws IOException {
        resealed(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void resealed(String name, UnaryOperator<String> change) throws IOException {
        String before = new String(entries(place.resolve(NEWER)).get(name), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertFalse(after.equals(before), before);
        resealed(name, after);
    }

    private void rewrite(Map<String, UnaryOperator<String>> changes) throws IOException {
        Map<String, byte[]> entries = entries(place.resolve(NEWER));
        changes.forEach(
                (name, change) -> {
                    String after =
                            change.apply(new String(entries.get(name), StandardCharsets.UTF_8));
                    if (after == null) {
                        entries.remove(name);
                    } else {
                        entries.put(name, after.getBytes(StandardCharsets.UTF_8));
                    }
                });
        zip(entries);
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private void zip(Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(place.resolve(NEWER)))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private static java.security.MessageDigest sha256() {
        try {
            return java.security.MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
