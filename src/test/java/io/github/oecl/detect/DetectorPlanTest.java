// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.oecl.method.MethodConfig.Method;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import org.junit.jupiter.api.Test;

class DetectorPlanTest {

    private static DetectorPlan plan(Preset preset, Method method, int images, Integer epochs) {
        return DetectorPlan.of(preset, method, "rotation", images, epochs, 3);
    }

    @Test
    void sixHundredImagesAreTrainedOnAsInTheRecipeAtHalfTheRate() {
        DetectorPlan plan = plan(Preset.QUICK, Method.OECL, 600, null);
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
                plan(Preset.QUICK, Method.SELF_OECL, 600, null).method());
    }

    @Test
    void fewImagesAreShownMoreOftenAndManyFewerTimes() {
        assertEquals(360, plan(Preset.QUICK, Method.OECL, 100, null).training().epochs());
        assertEquals(8, plan(Preset.QUICK, Method.OECL, 50_000, null).training().epochs());
        assertEquals(2, plan(Preset.SMOKE, Method.OECL, 100, null).training().epochs());
        assertEquals(5, plan(Preset.QUICK, Method.OECL, 100, 5).training().epochs());
    }

    @Test
    void aBatchIsNoLargerThanTheSet() {
        assertEquals(10, plan(Preset.QUICK, Method.OECL, 10, null).training().batch());
    }

    @Test
    void alphaSetsInAfterAQuarterWhateverTheLength() {
        assertEquals(90, plan(Preset.QUICK, Method.OECL, 100, null).method().alpha().warmup());
        assertEquals(0, plan(Preset.QUICK, Method.OECL, 100, 1).method().alpha().warmup());
        assertNull(plan(Preset.QUICK, Method.SIMCLR, 100, null).method().alpha());
        assertNull(plan(Preset.QUICK, Method.SIMCLR, 100, null).method().shift());
    }
}
