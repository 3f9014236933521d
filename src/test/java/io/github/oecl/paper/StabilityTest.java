// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Axis;
import io.github.oecl.grid.GridResults;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StabilityTest {

    private static final int EPOCHS = 60;
    private static final int ONSET = 15;
    private static final RunConfig SELF = Recipes.byName("cells-self", Preset.QUICK);

    private static final IntToDoubleFunction FALLING = epoch -> 4 - epoch / 60.0;

    /** Up to 8, down to 0.4 when the outlier term is switched on, and up again to 1. */
    private static double recovering(int epoch) {
        return epoch <= ONSET ? 8 : Math.min(1, 0.4 + (epoch - ONSET) / 20.0);
    }

    private static double vanishing(int epoch) {
        return epoch <= ONSET ? 8 : 8.0 / (epoch - ONSET) / (epoch - ONSET);
    }

    private static Stability of(
            IntToDoubleFunction loss, IntToDoubleFunction normal, IntToDoubleFunction outlier) {
        return of(SELF, EPOCHS, loss, normal, outlier);
    }

    private static Stability of(
            RunConfig config,
            int count,
            IntToDoubleFunction loss,
            IntToDoubleFunction normal,
            IntToDoubleFunction outlier) {
        List<EpochReport> epochs =
                IntStream.rangeClosed(1, count)
                        .mapToObj(
                                e ->
                                        report(
                                                e,
                                                count,
                                                Map.of(
                                                        LossTerms.CONTRASTIVE,
                                                        loss.applyAsDouble(e),
                                                        LossTerms.NORMAL_NORM,
                                                        normal.applyAsDouble(e),
                                                        LossTerms.OUTLIER_NORM,
                                                        outlier.applyAsDouble(e))))
                        .toList();
        return Stability.of(config, new TrainingRecord(epochs, count, count, 0, 1, true));
    }

    private static EpochReport report(int epoch, int epochs, Map<String, Double> parts) {
        double loss = parts.get(LossTerms.CONTRASTIVE) + parts.get(LossTerms.OUTLIER_NORM);
        return new EpochReport(epoch, epochs, epoch, 0.1, loss, parts, epoch, epoch);
    }

    @Test
    void aTrainingThatRecoversFromAlphaIsStable() {
        IntToDoubleFunction leapingAtFirst = e -> FALLING.applyAsDouble(e) + (e == 17 ? 2 : 0);
        Stability stability = of(leapingAtFirst, StabilityTest::recovering, e -> 0.1);
        assertEquals(0, stability.leap());
        assertEquals(1, stability.rebound(), 1e-12);
        assertEquals(10, stability.separation(), 1e-12);
        assertFalse(stability.unstable());
        assertTrue(stability.separated());
    }

    @Test
    void aLaterLeapOfTheContrastiveTermIsUnstable() {
        IntToDoubleFunction leaping = e -> 3 + (e == 50 ? 0.75 : 0);
        Stability stability = of(leaping, StabilityTest::recovering, e -> 0.1);
        assertEquals(0.75, stability.leap());
        assertTrue(stability.unstable());
    }

    @Test
    void normsThatVanishAreUnstable() {
        Stability stability = of(FALLING, StabilityTest::vanishing, StabilityTest::vanishing);
        assertEquals(0, stability.leap());
        assertTrue(stability.remaining() < Stability.COLLAPSE);
        assertTrue(stability.unstable());
        assertFalse(stability.separated());
    }

    /** Its end is as high as its peak, which is all that a look at the end would see. */
    @Test
    void aNormThatFallsToAThousandthAndLeapsBackIsUnstable() {
        IntToDoubleFunction leapingBack = e -> e <= ONSET ? 8 : e < 55 ? 0.008 : 8;
        Stability stability = of(FALLING, leapingBack, e -> 0.001);
        assertEquals(0.001, stability.remaining(), 1e-9);
        assertEquals(1000, stability.rebound(), 1e-6);
        assertTrue(stability.unstable());
        Stability gentle = of(FALLING, e -> e <= ONSET ? 8 : e < 55 ? 0.2 : 2.2, e -> 0.001);
        assertTrue(gentle.rebound() > Stability.REBOUND);
        assertTrue(gentle.unstable());
    }

    @Test
    void aLeapOfTheOutlierTermAloneIsUnstable() {
        Stability stability = of(FALLING, StabilityTest::recovering, e -> e == 50 ? 9 : 0.1);
        assertEquals(0, stability.leap());
        assertTrue(stability.totalLeap() > 8);
        assertTrue(stability.unstable());
    }

    /** Of self-OECL by rotation both copies of an image count: M is twice the batch. */
    @Test
    void whatTellsNothingApartHasCollapsed() {
        double equal = Math.log(4 * SELF.training().batch() - 1);
        Stability stability = of(e -> equal, e -> 1, e -> 1);
        assertEquals(0, stability.learned(), 1e-12);
        assertTrue(stability.collapsed());
        assertTrue(stability.unstable());
        assertFalse(of(e -> equal - 0.1, e -> 1, e -> 1).collapsed());
    }

    @Test
    void withoutWarmUpTheFirstQuarterDoesNotCount() {
        RunConfig atOnce = Axis.WARMUP.apply(SELF, 0L);
        double[] loss = {3, 5, 4, 4};
        assertEquals(0, of(atOnce, 4, e -> loss[e - 1], e -> 1, e -> 1).leap());
    }

    /** Unstable, as its loss leaps by more than three nats, it recovered to 85%. */
    private static final String RECOVERED = "cells-oecl-near-seed101";

    @Tag("recorded")
    @Test
    void ofTheTrialsThoseAtOrBelowChanceWereUnstableAndNotSeparated() throws IOException {
        Map<String, RunResult> trials =
                GridResults.read(Path.of("notebooks", "recorded", "synthetic-trials")).results();
        int judged = 0;
        for (Map.Entry<String, RunResult> trial : trials.entrySet()) {
            RunResult result = trial.getValue();
            if (result.config().alpha() != null) {
                boolean useless = result.auroc(result.headlineScore()) < 0.6;
                Stability stability = Stability.of(result);
                boolean recovered = trial.getKey().equals(RECOVERED);
                assertEquals(useless || recovered, stability.unstable(), trial.getKey());
                assertEquals(useless, !stability.separated(), trial.getKey());
                judged++;
            }
        }
        assertTrue(judged >= 4);
    }

    /** The stability of a training and the AUROC of its norm are two things. */
    @Tag("recorded")
    @Test
    void recordedTrainingsAtExactlyChanceHaveARepresentationCollapse() throws IOException {
        Path stability = Path.of("notebooks", "recorded", "stability");
        RunResult atOnce =
                GridResults.read(stability)
                        .results()
                        .get("raabin-self-self-oecl-alpha1-warmup0-seed11");
        assertTrue(Stability.of(atOnce).collapsed());
        assertEquals(0.5, atOnce.auroc(atOnce.headlineScore()), 1e-9);
    }

    @Test
    void aMethodWithoutAnOutlierTermCannotBeJudged() {
        RunResult simClr = FakeResults.of(SELF.asSimClr());
        assertThrows(IllegalArgumentException.class, () -> Stability.of(simClr));
    }
}
