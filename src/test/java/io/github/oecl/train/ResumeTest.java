// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.transform.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is stopped and is resumed is bit-identical to of one that was not. */
class ResumeTest {

    /** Three steps an epoch, so that 7 of 12 lies within one. */
    private static final int IMAGES = 12;

    private static final int EPOCHS = 4;

    @TempDir Path folder;

    /** The outcome of a training, bit for bit. */
    private record Outcome(
            float[] weights, byte[] momentum, List<EpochReport> reports, TrainingRecord record) {

        static void assertEqual(Outcome expected, Outcome actual) {
            assertArrayEquals(expected.weights(), actual.weights());
            assertArrayEquals(expected.momentum(), actual.momentum());
            assertEquals(Timeless.epochs(expected.reports()), Timeless.epochs(actual.reports()));
            assertEquals(expected.record().steps(), actual.record().steps());
            assertEquals(expected.record().views(), actual.record().views());
            assertEquals(expected.record().completed(), actual.record().completed());
            assertEquals(
                    Timeless.epochs(expected.record().epochs()),
                    Timeless.epochs(actual.record().epochs()));
        }
    }

    /** Cancels after a step, and keeps the reports that it is given. */
    private static final class Witness implements TrainingListener {
        final List<EpochReport> reports = new ArrayList<>();
        final List<Long> steps = new ArrayList<>();
        long stopAfter = Long.MAX_VALUE;
        Trainer trainer;

        @Override
        public void stepDone(long step, long steps) {
            this.steps.add(step);
            if (step == stopAfter) {
                trainer.cancel();
            }
        }

        @Override
        public void epochDone(EpochReport report, OeclModel model) {
            reports.add(report);
        }

        @Override
        public void resumed(long steps, List<EpochReport> finished, String state) {
            reports.addAll(finished);
        }
    }

    @Test
    void theSameTrainingTwiceComesToTheSameBits() throws IOException {
        Outcome.assertEqual(uninterrupted(false), uninterrupted(false));
    }

    @ParameterizedTest
    @CsvSource({"1,false", "3,false", "7,false", "7,true", "9,false", "11,true"})
    void aStoppedTrainingGoesOnToTheSameBits(long stop, boolean layerwise) throws IOException {
        Outcome expected = uninterrupted(layerwise);
        Path place = folder.resolve("stopped");
        Outcome half = train(place, layerwise, Duration.ofDays(1), stop, 1);
        assertFalse(half.record().completed());
        assertEquals(stop, half.record().steps());
        Outcome.assertEqual(expected, train(place, layerwise, Duration.ofDays(1), 0, 1));
    }

    @Test
    void aTrainingThatIsStoppedAfterEveryStepComesToTheSameBits() throws IOException {
        Path place = folder.resolve("each");
        for (long stop = 1; stop < 12; stop++) {
            train(place, false, Duration.ZERO, stop, 1 + (int) stop % 2);
        }
        Outcome.assertEqual(uninterrupted(false), train(place, false, Duration.ZERO, 0, 2));
    }

    @Test
    void writingCheckpointsChangesNothing() throws IOException {
        Outcome often = train(folder.resolve("often"), false, Duration.ZERO, 0, 1);
        Outcome.assertEqual(uninterrupted(false), often);
    }

    @Test
    void aFinishedTrainingIsNotDoneAgain() throws IOException {
        Path place = folder.resolve("finished");
        Outcome first = train(place, false, Duration.ofDays(1), 0, 1);
        Outcome.assertEqual(first, train(place, false, Duration.ofDays(1), 0, 1));
    }

    @Test
    void theTimeOfBothPartsCounts() throws IOException {
        Path place = folder.resolve("time");
        double first = train(place, false, Duration.ofDays(1), 5, 1).record().seconds();
        assertTrue(train(place, false, Duration.ofDays(1), 0, 1).record().seconds() > first);
    }

    @Test
    void theNewestTwoAreKeptAndNothingElse() throws IOException {
        Path place = folder.resolve("two");
        train(place, false, Duration.ZERO, 5, 1);
        assertEquals(List.of("step-000000004.oecl", "step-000000005.oecl"), names(place));
        Checkpoints.in(place).remove();
        assertFalse(Files.exists(place));
    }

    @Test
    void removingLeavesWhatIsNotOurs() throws IOException {
        Path place = folder.resolve("shared");
        train(place, false, Duration.ZERO, 2, 1);
        Files.writeString(place.resolve("notes.txt"), "mine");
        Files.writeString(place.resolve("step-000000002.oecl.77.part"), "half");
        Checkpoints.in(place).remove();
        assertEquals(List.of("notes.txt"), names(place));
        Checkpoints.in(folder.resolve("never was")).remove();
    }

    @Test
    void anInterruptSavesTheStepInHandAndIsKept() throws IOException {
        Path place = folder.resolve("interrupted");
        Thread self = Thread.currentThread();
        try (OeclModel model = TinyTraining.model(objective())) {
            TrainingRecord record =
                    builder(model, place, false, Duration.ofDays(1), 1)
                            .optListener(
                                    new TrainingListener() {
                                        @Override
                                        public void stepDone(long step, long steps) {
                                            if (step == 4) {
                                                self.interrupt();
                                            }
                                        }
                                    })
                            .build()
                            .train();
            assertTrue(Thread.interrupted(), "the flag is the caller's");
            assertEquals(4, record.steps());
        }
        assertEquals(List.of("step-000000004.oecl"), names(place));
        Outcome.assertEqual(uninterrupted(false), train(place, false, Duration.ZERO, 0, 1));
    }

    @Test
    void aModelCanBeLoadedFromACheckpoint() throws IOException {
        Path place = folder.resolve("model");
        Outcome outcome = train(place, false, Duration.ofDays(1), 5, 1);
        try (OeclModel model = ModelFile.load(place.resolve("step-000000005.oecl"), Device.cpu())) {
            assertArrayEquals(outcome.weights(), TinyTraining.weights(model));
        }
    }

    @Test
    void headsAndShiftsGoOnToo() throws IOException {
        Objective self =
                Objective.selfOecl(
                        Shift.rotation(), 0.5, io.github.oecl.loss.AlphaSchedule.afterSteps(1, 5));
        float[] expected = weightsAfter(self, folder.resolve("whole"), 0);
        Path place = folder.resolve("parts");
        weightsAfter(self, place, 7);
        assertArrayEquals(expected, weightsAfter(self, place, 0));
    }

    /** The norm at the switch, in step 5 of 12, is the one number that a loss remembers. */
    @ParameterizedTest
    @ValueSource(longs = {3, 5, 7})
    void whatALossRemembersGoesOnToo(long stop) {
        Objective ours =
                Objective.oecl(
                        0.5,
                        AlphaSchedule.afterSteps(1, 4),
                        new OutlierTerm(OutlierTerm.Form.NORM_AT_SWITCH, 4, null));
        float[] expected = weightsAfter(ours, folder.resolve("whole"), 0);
        Path place = folder.resolve("parts");
        weightsAfter(ours, place, stop);
        assertArrayEquals(expected, weightsAfter(ours, place, 0));
        assertFalse(Arrays.equals(expected, weightsAfter(objective(), folder.resolve("x"), 0)));
    }

    @Test
    void aPartThatAnOlderCheckpointDidNotSumHasNoMeanInItsEpoch() {
        try (NDManager manager = NDManager.newBaseManager()) {
            EpochMeans means = new EpochMeans(manager, 3, Map.of(EpochMeans.TOTAL, 6f, "old", 9f));
            NDArray one = manager.create(2f);
            means.add(new LossTerms(one, Map.of("old", one, "new", one)));
            assertEquals(2, means.total());
            assertEquals(Map.of("old", 2.75), means.parts());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLossThatIsNoNumberKeepsTheLastGoodCheckpoint(int seed) throws IOException {
        Path place = folder.resolve("wild");
        TrainingConfig wild =
                new TrainingConfig(200, TinyTraining.BATCH, 1e30, 0.9, 0, false, true, seed);
        try (OeclModel model = TinyTraining.model(objective())) {
            Trainer trainer =
                    builder(model, place, false, Duration.ZERO, 1).setConfig(wild).build();
            NonFiniteLossException error =
                    assertThrows(NonFiniteLossException.class, trainer::train);
            assertTrue(error.step() > 1);
        }
        for (String name : names(place)) {
            ModelFile.load(place.resolve(name), Device.cpu()).close();
        }
        assertFalse(names(place).isEmpty());
    }

    private Outcome uninterrupted(boolean layerwise) throws IOException {
        Path place = Files.createTempDirectory(folder, "whole");
        return train(place, layerwise, Duration.ofDays(1), 0, 1);
    }

    private static Outcome train(
            Path place, boolean layerwise, Duration interval, long stopAfter, int threads)
            throws IOException {
        Witness witness = new Witness();
        try (OeclModel model = TinyTraining.model(objective())) {
            witness.trainer =
                    builder(model, place, layerwise, interval, threads)
                            .optListener(witness)
                            .build();
            witness.stopAfter = stopAfter;
            TrainingRecord record = witness.trainer.train();
            float[] weights = TinyTraining.weights(model);
            return new Outcome(weights, momentum(place, record), witness.reports, record);
        }
    }

    private static TrainerBuilder builder(
            OeclModel model, Path place, boolean layerwise, Duration interval, int threads) {
        return TinyTraining.trainer(model, objective(), IMAGES, EPOCHS)
                .setConfig(
                        new TrainingConfig(
                                EPOCHS, TinyTraining.BATCH, 0.05, 0.9, 5e-4, layerwise, true, 11))
                .optThreads(threads)
                .optCheckpoints(Checkpoints.in(place).every(interval));
    }

    private static float[] weightsAfter(Objective objective, Path place, long stop) {
        Witness witness = new Witness();
        witness.stopAfter = stop;
        try (OeclModel model = TinyTraining.model(objective)) {
            witness.trainer =
                    TinyTraining.trainer(model, objective, IMAGES, EPOCHS)
                            .optListener(witness)
                            .optCheckpoints(Checkpoints.in(place))
                            .build();
            witness.trainer.train();
            return TinyTraining.weights(model);
        }
    }

    private static Objective objective() {
        return TinyTraining.oecl(1);
    }

    private static byte[] momentum(Path place, TrainingRecord record) throws IOException {
        Path file = Checkpoints.in(place).file(record.steps());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getInputStream(zip.getEntry("momentum.f32")).readAllBytes();
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
