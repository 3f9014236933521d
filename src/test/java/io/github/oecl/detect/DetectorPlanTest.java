// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorPlanTest {

    private static DetectorPlan plan(Preset preset, MethodName method, int images, Integer epochs) {
        return DetectorPlan.of(preset, method, "rotation", images, epochs, 3);
    }

    @Test
    void sixHundredImagesAreTrainedOnAsInTheRecipeAtHalfTheRate() {
        DetectorPlan plan = plan(Preset.QUICK, MethodName.OECL, 600, null);
        RunConfig recipe = Recipes.objects(Preset.QUICK);
        assertEquals(
                recipe.training()
                        .withSeed(3)
                        .withLearningRate(recipe.training().learningRate() / 2),
                plan.training());
        assertEquals(recipe.method(), plan.method());
        assertEquals(recipe.views(), plan.views());
        assertEquals(32, plan.imageSize());
        assertEquals(
                Recipes.objectsSelf(Preset.QUICK).method(),
                plan(Preset.QUICK, MethodName.SELF_OECL, 600, null).method());
    }

    @Test
    void fewImagesAreShownMoreOftenAndManyFewerTimes() {
        assertEquals(360, plan(Preset.QUICK, MethodName.OECL, 100, null).training().epochs());
        assertEquals(8, plan(Preset.QUICK, MethodName.OECL, 50_000, null).training().epochs());
        assertEquals(2, plan(Preset.SMOKE, MethodName.OECL, 100, null).training().epochs());
        assertEquals(5, plan(Preset.QUICK, MethodName.OECL, 100, 5).training().epochs());
    }

    @Test
    void aBatchIsNoLargerThanTheSet() {
        assertEquals(10, plan(Preset.QUICK, MethodName.OECL, 10, null).training().batch());
    }

    @Test
    void alphaSetsInAfterAQuarterWhateverTheLength() {
        assertEquals(90, alpha(plan(Preset.QUICK, MethodName.OECL, 100, null)).warmup());
        assertEquals(0, alpha(plan(Preset.QUICK, MethodName.OECL, 100, 1)).warmup());
        assertNull(alpha(plan(Preset.QUICK, MethodName.SIMCLR, 100, null)));
        assertEquals(
                List.of("temperature"),
                plan(Preset.QUICK, MethodName.SIMCLR, 100, null).method().settings());
    }

    private static AlphaSchedule alpha(DetectorPlan plan) {
        return plan.method().setting("alpha", AlphaSchedule.class).orElse(null);
    }
}
