// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import java.util.List;
import java.util.Map;

/** The experiments on blood cells with outliers: how their grids are made. */
final class CellPlans {

    private CellPlans() {}

    /** Near, far and no outliers, each at every size. */
    static void nearAndFar(GridBuilder grid, ExperimentBuilder of) {
        cells(grid, of.data());
        grid.optAxis(Axis.TRAIN_SIZE, sizes(of).toArray());
        grid.optAxis(Axis.STEPS, steps(of.data(), of.preset()));
        grid.optVariant(exposed(Exposure.NEAR));
        grid.optVariant(exposed(Exposure.FAR));
        grid.optVariant(Map.of(Axis.METHOD, "simclr"));
    }

    static void cells(GridBuilder grid, ExperimentData data) {
        grid.optAxis(Axis.RECIPE, data.cells());
    }

    static Map<Axis, Object> exposed(Exposure exposure) {
        return Map.of(Axis.METHOD, "oecl", Axis.EXPOSURE, exposure);
    }

    private static List<Integer> sizes(ExperimentBuilder of) {
        return of.sizes().isEmpty() ? of.data().sizes(of.preset()) : of.sizes();
    }

    /** Returns the steps of the recipe on the largest of the usual sizes, which is all images. */
    static long steps(ExperimentData data, Preset preset) {
        RunConfig recipe = Recipes.byName(data.cells(), preset);
        return steps(data, preset, recipe.training().epochs());
    }

    /** Returns the steps of so many epochs on all images. */
    static long steps(ExperimentData data, Preset preset, int epochs) {
        List<Integer> sizes = data.sizes(preset);
        int batch = Recipes.byName(data.cells(), preset).training().batch();
        return (long) epochs * (sizes.get(sizes.size() - 1) / batch);
    }
}
