// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.Objective;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.TrainingConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrajectoryVariantTest {

    private static final RunConfig RUN = Recipes.byName("objects", Preset.QUICK);

    @ParameterizedTest
    @EnumSource
    void trainsOnTheSameNormalImagesForAsLong(TrajectoryVariant variant) {
        RunConfig config = variant.of(RUN);
        assertEquals(RUN.data(), config.data());
        assertEquals(RUN.model(), config.model());
        assertEquals(RUN.training().epochs(), config.training().epochs());
        boolean exposed = variant == TrajectoryVariant.OECL;
        assertEquals(exposed, Run.objective(config).views().outliers().size() > 0);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(TrajectoryVariant variant) {
        assertEquals(variant, TrajectoryVariant.of(variant.toString()));
        assertEquals(variant, TrajectoryVariant.of(variant.name()));
    }

    @Test
    void differsInOneThing() {
        TrainingConfig published = RUN.training();
        assertEquals(published, TrajectoryVariant.SIMCLR.of(RUN).training());
        assertEquals(0, TrajectoryVariant.NO_WEIGHT_DECAY.of(RUN).training().weightDecay());
        assertEquals(
                30 * published.weightDecay(),
                TrajectoryVariant.MORE_WEIGHT_DECAY.of(RUN).training().weightDecay(),
                1e-12);
        assertEquals(
                Objective.unnormalisedSimClr(0.5),
                TrajectoryVariant.UNNORMALISED.of(RUN).method().objective().orElseThrow());
    }

    @Test
    void withoutMomentumTheRateMakesUpForIt() {
        TrainingConfig steady = TrajectoryVariant.NO_MOMENTUM.of(RUN).training();
        assertEquals(0, steady.momentum());
        assertEquals(1, steady.learningRate(), 1e-12);
    }

    @Test
    void anUnknownNameIsAnsweredByTheKnownOnes() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> TrajectoryVariant.of("adam"))
                        .getMessage();
        assertTrue(message.contains("adam") && message.contains("no-momentum"), message);
    }

    @Test
    void isNamedByWhatItChanges() {
        assertEquals("SimCLR", TrajectoryVariant.titleOf(TrajectoryVariant.SIMCLR.of(RUN)));
        assertEquals(
                "SimCLR without weight decay",
                TrajectoryVariant.titleOf(TrajectoryVariant.NO_WEIGHT_DECAY.of(RUN)));
        assertEquals(
                "SimCLR without momentum and weight decay",
                TrajectoryVariant.titleOf(TrajectoryVariant.NO_MOMENTUM_NO_WEIGHT_DECAY.of(RUN)));
    }
}
