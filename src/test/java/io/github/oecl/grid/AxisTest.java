// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.extending.OwnPartsEnd;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.optim.Optimizer;
import io.github.oecl.optim.OptimizerFactory;
import io.github.oecl.optim.internal.Sgd;
import io.github.oecl.run.DataConfig.FewOutliers;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.internal.ConfigDifferences;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(OwnPartsEnd.class)
class AxisTest {

    private static final Map<Axis, String> VALUES =
            Map.ofEntries(
                    Map.entry(Axis.METHOD, "simclr-unnormalised"),
                    Map.entry(Axis.NORMAL, "monocyte"),
                    Map.entry(Axis.LEFT_OUT, "monocyte"),
                    Map.entry(Axis.OUTLIER_DISTANCE, "far"),
                    Map.entry(Axis.OUTLIERS, "synthetic-textures"),
                    Map.entry(Axis.OUTLIER_CLASSES, "basophil"),
                    Map.entry(Axis.VALIDATION, "true"),
                    Map.entry(Axis.SHIFT, "noise"),
                    Map.entry(Axis.OUTLIER_TERM, "relative-with-gradient"),
                    Map.entry(Axis.BACKBONE, "resnet18-cifar"),
                    Map.entry(Axis.PRECISION, "bf16"),
                    Map.entry(Axis.LAYERWISE, "true"),
                    Map.entry(Axis.RESHUFFLE, "false"));

    /** The name of an optimiser of one's own, as all other values. */
    private record Seven(String name) implements OptimizerFactory {

        @Override
        public Optimizer optimizer(double momentum, double weightDecay) {
            return new Sgd(momentum, weightDecay);
        }
    }

    @BeforeAll
    static void registerAnOptimiser() {
        OptimizerFactory.register(new Seven("7"));
    }

    /** How many settings of a run differ; one if it is not said. */
    private static final Map<Axis, Integer> PLACES =
            Map.ofEntries(
                    Map.entry(Axis.METHOD, 5),
                    Map.entry(Axis.NORMAL, 2),
                    Map.entry(Axis.LEFT_OUT, 2),
                    Map.entry(Axis.OUTLIERS, 2),
                    Map.entry(Axis.OUTLIER_DISTANCE, 2),
                    Map.entry(Axis.OUTLIER_COUNT, 2),
                    Map.entry(Axis.OUTLIER_TERM, 2),
                    Map.entry(Axis.RAMP, 2),
                    Map.entry(Axis.STEPS, 3),
                    Map.entry(Axis.GRADIENT_SHARE, 3),
                    Map.entry(Axis.CURVE, 3));

    @ParameterizedTest
    @MethodSource("settings")
    void eachSettingChangesItsPlaceInTheRunAndNothingElse(Axis axis) {
        RunConfig before = before(axis);
        RunConfig after = axis.apply(before, axis.value(VALUES.getOrDefault(axis, "7")));
        assertNotEquals(before, after);
        String differences = ConfigDifferences.between(before, after);
        assertEquals(places(axis), differences.split(" here").length, differences);
    }

    static List<Axis> settings() {
        return Axis.values().stream().filter(axis -> axis != Axis.RECIPE).toList();
    }

    private static int places(Axis axis) {
        return PLACES.getOrDefault(axis, 1);
    }

    private static RunConfig before(Axis axis) {
        RunConfig exposed = Recipes.cells(Preset.SMOKE);
        if (axis == Axis.STEPS) {
            return warmedUp(Axis.TRAIN_SIZE.apply(exposed, 16L));
        }
        boolean outliers = axis == Axis.OUTLIER_DISTANCE || axis == Axis.OUTLIER_COUNT;
        return outliers ? exposed : exposed.as(MethodName.SELF_OECL);
    }

    private static RunConfig warmedUp(RunConfig run) {
        return Axis.WARMUP.apply(run, 1L);
    }

    @Test
    void stepsAreTheSameWhateverTheNumberOfImages() {
        RunConfig recipe = Axis.WARMUP.apply(Recipes.cells(Preset.SMOKE), 1L);
        for (long size : List.of(16L, 32L, 128L)) {
            RunConfig run = Axis.STEPS.apply(Axis.TRAIN_SIZE.apply(recipe, size), 24L);
            assertEquals(24 / (size / 16), run.training().epochs());
            // One epoch of two was the warm-up.
            assertEquals(AlphaSchedule.afterSteps(1, 12), run.alpha());
        }
    }

    @Test
    void theRampIsTheSameShareOfTheStepsToo() {
        RunConfig recipe = Axis.WARMUP.apply(Recipes.cells(Preset.SMOKE), 1L);
        RunConfig run = Axis.TRAIN_SIZE.apply(Axis.RAMP.apply(recipe, 1L), 32L);
        assertEquals(12, Axis.STEPS.apply(run, 24L).outlierTerm().ramp());
    }

    @Test
    void stepsThatMakeNoWholeEpochsAreAnsweredByStepsThatDo() {
        RunConfig run = Axis.TRAIN_SIZE.apply(Recipes.cells(Preset.SMOKE), 48L);
        refuses("take 96 or 99", () -> Axis.STEPS.apply(run, 98L));
        refuses("take 3 or 6", () -> Axis.STEPS.apply(run, 2L));
        refuses("needs trainSize", () -> Axis.STEPS.apply(Recipes.cells(Preset.SMOKE), 96L));
        refuses("never switched on", () -> Axis.STEPS.apply(Axis.WARMUP.apply(run, 2L), 96L));
    }

    @Test
    void theSeedDrawsTheOutliersWhereFewAreAtHand() {
        RunConfig few = Axis.OUTLIER_COUNT.apply(Recipes.cells(Preset.SMOKE), 8L);
        assertEquals(new FewOutliers(8, 5), Axis.SEED.apply(few, 5L).data().few());
        assertNull(Axis.SEED.apply(Recipes.cells(Preset.SMOKE), 5L).data().few());
    }

    @Test
    void nearOutliersAreTheRecipesAndFarOnesOfAnotherKind() {
        RunConfig cells = Recipes.cells(Preset.QUICK);
        assertEquals(cells, Axis.OUTLIER_DISTANCE.apply(cells, OutlierDistance.NEAR));
        assertEquals("synthetic-textures", far(cells));
        assertEquals("imagefolder?path=oe-imagenet128", far(Recipes.raabin(Preset.QUICK)));
        assertTrue(far(Recipes.raabin(Preset.PAPER)).endsWith("&size=256"));
    }

    @Test
    void whatHasNoOutliersOfAKindSaysSo() {
        RunConfig ships = Recipes.cifar10(Preset.SMOKE, "ship");
        refuses("the same things", () -> Axis.OUTLIER_DISTANCE.apply(ships, OutlierDistance.FAR));
        refuses(
                "no classes of cifar10",
                () -> Axis.OUTLIER_DISTANCE.apply(ships, OutlierDistance.NEAR));
        refuses(
                "no exposure",
                () -> Axis.OUTLIER_DISTANCE.apply(ships.asSimClr(), OutlierDistance.FAR));
        refuses("no outlierCount", () -> Axis.OUTLIER_COUNT.apply(ships.asSimClr(), 1L));
        refuses("at least 1", () -> Axis.OUTLIER_COUNT.apply(ships, 0L));
    }

    private static String far(RunConfig run) {
        return Axis.OUTLIER_DISTANCE.apply(run, OutlierDistance.FAR).data().outliers();
    }

    private static void refuses(String said, Executable what) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        assertTrue(message.contains(said), message);
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.grid.Axis#values")
    void eachSettingIsFoundByItsKey(Axis axis) {
        assertEquals(axis, Axis.of(axis.key()));
        assertTrue(axis.key().matches("[a-zA-Z]+"));
    }

    @Test
    void anySettingOfARunIsOneByItsPath() {
        RunConfig run = Recipes.cells(Preset.SMOKE);
        Axis momentum = Axis.of("training.momentum");
        assertEquals(0.5, momentum.apply(run, momentum.value(0.5)).training().momentum());
        assertEquals("momentum-0.5", momentum.idPart(momentum.value("0.5")));
        assertEquals(Axis.ALPHA, Axis.of("method.alpha.alpha"));
        RunConfig knn = run.as(MethodName.FROZEN_KNN);
        assertEquals(
                Methods.byName("frozen-knn").with("features", "pixels").with("neighbours", 5),
                Axis.of("method.features").apply(knn, "pixels").method());
        refuses(
                "oecl has no setting 'neighbours'",
                () -> Axis.of("method.neighbours").apply(run, 3));
        refuses("neighbours is 'many'", () -> Axis.of("method.neighbours").apply(knn, "many"));
        refuses("cannot be 0", () -> Axis.of("method.neighbours").apply(knn, 0));
        refuses("There is no setting 'momentum'", () -> Axis.of("momentum"));
    }
}
