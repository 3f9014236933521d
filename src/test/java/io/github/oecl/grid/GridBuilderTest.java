// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GridBuilderTest {

    @Test
    void aGridIsTheProductOfItsAxes() {
        Grid grid = cells().optAxis(Axis.METHOD, "oecl", "simclr").optAxis(Axis.SEED, 1, 2).build();
        assertEquals(
                List.of(
                        "cells-oecl-seed1",
                        "cells-oecl-seed2",
                        "cells-simclr-seed1",
                        "cells-simclr-seed2"),
                ids(grid));
        RunConfig recipe = Recipes.cells(Preset.SMOKE);
        assertEquals(recipe.withSeed(2), grid.runs().get(1).config());
        assertEquals(recipe.asSimClr().withSeed(1), grid.runs().get(2).config());
    }

    @Test
    void variantsAreCrossedWithTheAxes() {
        Grid grid =
                cells().optAxis(Axis.SEED, 3, 4)
                        .optVariant(Map.of(Axis.METHOD, "simclr"))
                        .optVariant(Map.of(Axis.ALPHA, 0.1, Axis.WARMUP, 1))
                        .build();
        assertEquals(
                List.of(
                        "cells-simclr-seed3",
                        "cells-simclr-seed4",
                        "cells-oecl-alpha0.1-warmup1-seed3",
                        "cells-oecl-alpha0.1-warmup1-seed4"),
                ids(grid));
        assertEquals(0.1, grid.runs().get(2).config().alpha().alpha());
        assertEquals(1, grid.runs().get(2).config().alpha().warmup());
    }

    @Test
    void aSettingHasOneNameHoweverItIsWritten() {
        String once = ids(cells().optAxis(Axis.LEARNING_RATE, 5e-4).build()).get(0);
        assertEquals("cells-oecl-lr0.0005-seed0", once);
        assertEquals(once, ids(cells().optAxis(Axis.LEARNING_RATE, "5.0E-4").build()).get(0));
    }

    @Test
    void anIdIsAFileNameOnAnySystem() {
        Grid grid = cells().optAxis(Axis.OUTLIERS, "imagefolder?path=oe/far:1").build();
        assertEquals("cells-oecl-oe-imagefolder_path_oe_far_1-seed0", ids(grid).get(0));
    }

    @Test
    void otherOutliersComeWithAllTheirClasses() {
        Grid grid = cells().optAxis(Axis.OUTLIERS, "synthetic-textures").build();
        assertEquals(List.of(), grid.runs().get(0).config().data().outlierClasses());
    }

    @Test
    void aGridCanStartFromARunOfOnesOwn() {
        RunConfig own = Recipes.objects(Preset.SMOKE).withSeed(9);
        Grid grid = Grid.builder().setName("own").optBase("mine", own).build();
        assertEquals(List.of(new GridRun("mine-oecl", own)), grid.runs());
    }

    @Test
    void selfOeclTakesRotation() {
        Grid grid = cells().optAxis(Axis.METHOD, "self-oecl").build();
        assertEquals("rotation", grid.runs().get(0).config().shift());
    }

    @Test
    void whatAMethodHasNotIsRefused() {
        refuses("simclr has no alpha", methods("simclr").optAxis(Axis.ALPHA, 1)::build);
        refuses("oecl has no shift", methods("oecl").optAxis(Axis.SHIFT, "noise")::build);
    }

    @Test
    void theSameRunTwiceIsRefused() {
        GridBuilder builder = cells().optVariant(Map.of()).optVariant(Map.of(Axis.ALPHA, 1));
        refuses("cells-oecl-seed0 and cells-oecl-alpha1-seed0 are the same run", builder::build);
    }

    @Test
    void oneNameForTwoRunsIsRefused() {
        GridBuilder builder =
                cells().optAxis(Axis.OUTLIERS, "imagefolder?path=a", "imagefolder/path=a");
        refuses("have one name", builder::build);
    }

    @Test
    void anAlphaThatNeverSetsInIsRefused() {
        refuses("never switched on", cells().optAxis(Axis.WARMUP, 2)::build);
    }

    @Test
    void aRampThatGoesOnBeyondTheTrainingIsRefused() {
        refuses("its ramp is 3 epochs", cells().optAxis(Axis.RAMP, 3)::build);
        refuses(
                "its ramp is 2 epochs after a warm-up of 1, and there are 2",
                cells().optAxis(Axis.RAMP, 2).optAxis(Axis.WARMUP, 1)::build);
        cells().optAxis(Axis.RAMP, 2).build();
    }

    @Test
    void anOutlierTermIsTheMethodsThatHaveOne() {
        Grid grid =
                cells().optVariant(
                                Map.of(
                                        Axis.OUTLIER_TERM,
                                        "relative",
                                        Axis.RAMP,
                                        1,
                                        Axis.GRADIENT_SHARE,
                                        0.5,
                                        Axis.CLIP,
                                        2))
                        .build();
        assertEquals(List.of("cells-oecl-relative-ramp1-share0.5-clip2-seed0"), ids(grid));
        RunConfig run = grid.runs().get(0).config();
        OutlierTerm term = new OutlierTerm(OutlierTerm.Form.RELATIVE, 1, 0.5);
        assertEquals(term, run.outlierTerm());
        assertEquals(2, run.training().clip());
        assertEquals(term, run.as(MethodName.SELF_OECL).outlierTerm());
        assertNull(run.asSimClr().outlierTerm());
        refuses(
                "hsc has no outlierTerm",
                methods("hsc").optAxis(Axis.OUTLIER_TERM, "relative")::build);
        refuses("simclr has no ramp", methods("simclr").optAxis(Axis.RAMP, 1)::build);
        refuses("bce has no gradientShare", methods("bce").optAxis(Axis.GRADIENT_SHARE, 1)::build);
        refuses("ramp cannot be -1", cells().optAxis(Axis.RAMP, -1)::build);
        refuses("gradientShare cannot be 0", cells().optAxis(Axis.GRADIENT_SHARE, 0)::build);
        refuses("clip cannot be 0", cells().optAxis(Axis.CLIP, 0)::build);
    }

    @Test
    void thePapersTermIsTheSameRunHoweverItIsSaid() {
        Grid grid = cells().optAxis(Axis.OUTLIER_TERM, "constant").build();
        assertEquals(Recipes.cells(Preset.SMOKE), grid.runs().get(0).config());
    }

    @Test
    void aCurveOfTestImagesIsRefused() {
        refuses("scored once", cells().optAxis(Axis.CURVE, 1)::build);
        GridBuilder validation = cells().optAxis(Axis.VALIDATION, true);
        validation.optAxis(Axis.CURVE, 5).build();
        refuses("curve cannot be 0", cells().optAxis(Axis.CURVE, 0)::build);
    }

    @Test
    void whatIsMissingOrTwiceIsNamed() {
        refuses("setName", Grid.builder()::build);
        refuses("recipe", Grid.builder().setName("x")::build);
        refuses("no values", () -> cells().optAxis(Axis.SEED));
        refuses("twice", () -> cells().optAxis(Axis.SEED, 1, "1"));
        refuses("seed was given before", () -> cells().optAxis(Axis.SEED, 1).optAxis(Axis.SEED, 2));
        GridBuilder both = methods("oecl").optVariant(Map.of(Axis.METHOD, "simclr"));
        refuses("method is both", both::build);
    }

    @Test
    void valuesOutOfTheirRangeAreNamed() {
        refuses("epochs cannot be 0", cells().optAxis(Axis.EPOCHS, 0)::build);
        refuses("learningRate cannot be -1", cells().optAxis(Axis.LEARNING_RATE, -1)::build);
        refuses("finite", () -> cells().optAxis(Axis.LEARNING_RATE, Double.NaN));
        refuses("whole number", () -> cells().optAxis(Axis.EPOCHS, 1.5));
        refuses("compact", () -> cells().optAxis(Axis.BACKBONE, "vit"));
        refuses("self-oecl", () -> cells().optAxis(Axis.METHOD, "byol"));
    }

    private static GridBuilder cells() {
        return Grid.builder().setName("test").optPreset(Preset.SMOKE).optAxis(Axis.RECIPE, "cells");
    }

    private static GridBuilder methods(String method) {
        return cells().optAxis(Axis.METHOD, method);
    }

    private static List<String> ids(Grid grid) {
        return grid.runs().stream().map(GridRun::id).toList();
    }

    private static void refuses(String word, Executable call) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, call);
        assertTrue(error.getMessage().contains(word), error.getMessage());
    }
}
