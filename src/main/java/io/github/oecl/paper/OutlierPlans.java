// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.Axis;
import io.github.oecl.grid.GridBuilder;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the grids of the experiments with near and far outliers are made. */
final class OutlierPlans {

    private static final List<MethodName> FEW_SHOT =
            List.of(MethodName.OECL, MethodName.HSC, MethodName.BCE);

    private OutlierPlans() {}

    /** Near, far and no outliers, each at every size. */
    static void nearAndFar(GridBuilder grid, ExperimentBuilder of) {
        cells(grid, of.data());
        grid.optAxis(Axis.TRAIN_SIZE, sizes(of).toArray());
        grid.optAxis(Axis.STEPS, steps(of.data(), of.preset()));
        grid.optVariant(exposed(OutlierDistance.NEAR));
        grid.optVariant(exposed(OutlierDistance.FAR));
        grid.optVariant(Map.of(Axis.METHOD, "simclr"));
    }

    /** SimCLR, then each method with each number of near outliers, then of far ones. */
    static void fewShot(GridBuilder grid, ExperimentBuilder of) {
        cells(grid, of.data());
        grid.optVariant(Map.of(Axis.METHOD, "simclr"));
        List<Integer> counts = of.outlierCounts();
        for (OutlierDistance distance : OutlierDistance.values()) {
            for (int k : counts.isEmpty() ? counts(of.preset()) : counts) {
                FEW_SHOT.forEach(method -> grid.optVariant(few(method, distance, k)));
            }
        }
    }

    private static List<Integer> counts(Preset preset) {
        return switch (preset) {
            case SMOKE -> List.of(1, 8);
            case QUICK -> List.of(1, 8, 64);
            case PAPER -> List.of(1, 2, 4, 8, 16, 32, 64, 128);
        };
    }

    static Map<Axis, Object> few(MethodName method, OutlierDistance distance, int k) {
        return Map.of(Axis.METHOD, method, Axis.OUTLIER_DISTANCE, distance, Axis.OUTLIER_COUNT, k);
    }

    /**
     * Far outliers and none for each class; one class of synthetic cells takes a recipe's steps.
     */
    static void aerialAndSkin(GridBuilder grid, ExperimentBuilder of) {
        cells(grid, of.data());
        grid.optAxis(Axis.NORMAL, of.classes().toArray());
        if (of.data() == ExperimentData.SYNTHETIC) {
            grid.optAxis(Axis.TRAIN_SIZE, of.preset() == Preset.SMOKE ? 64 : 300);
            grid.optAxis(Axis.STEPS, steps(of.data(), of.preset()));
        }
        of.methods().forEach(method -> grid.optVariant(far(method)));
    }

    /** Returns a method with far outliers, or one that takes none. */
    private static Map<Axis, Object> far(MethodName method) {
        return Methods.usual(method).needsOutliers()
                ? Map.of(Axis.METHOD, method, Axis.OUTLIER_DISTANCE, OutlierDistance.FAR)
                : Map.of(Axis.METHOD, method);
    }

    /** The recipe, and nine times the recipe but for one setting. */
    static void ablations(GridBuilder grid, ExperimentBuilder of) {
        cells(grid, of.data());
        RunConfig recipe = Recipes.byName(of.data().cells(), of.preset());
        settings(recipe, of.preset()).forEach(grid::optVariant);
    }

    static List<Map<Axis, Object>> settings(RunConfig recipe, Preset preset) {
        AlphaSchedule alpha = recipe.alpha();
        int k = preset == Preset.SMOKE ? 32 : 200;
        List<Map<Axis, Object>> settings = new ArrayList<>();
        settings.add(Map.of());
        settings.add(Map.of(Axis.ALPHA, alpha.alpha() == 1 ? 0.1 : 1));
        settings.add(Map.of(Axis.WARMUP, alpha.warmup() == 0 ? 1 : 0));
        settings.add(Map.of(Axis.TEMPERATURE, 0.2));
        settings.add(Map.of(Axis.TEMPERATURE, 1));
        settings.add(Map.of(Axis.TEST_VIEWS, recipe.views().testViews() == 32 ? 8 : 32));
        settings.add(Map.of(Axis.OUTLIER_COUNT, k));
        settings.add(Map.of(Axis.OUTLIER_COUNT, k, Axis.OUTLIER_CLASSES, "neutrophil"));
        settings.add(Map.of(Axis.LAYERWISE, false, Axis.RESHUFFLE, false));
        settings.add(Map.of(Axis.LAYERWISE, true, Axis.RESHUFFLE, true));
        // Of a recipe that is as published already, the outliers reshuffled.
        if (!recipe.training().reshuffleOutliers()) {
            settings.set(8, Map.of(Axis.RESHUFFLE, true));
        }
        return settings;
    }

    static void cells(GridBuilder grid, ExperimentData data) {
        grid.optAxis(Axis.RECIPE, data.cells());
    }

    static Map<Axis, Object> exposed(OutlierDistance distance) {
        return Map.of(Axis.METHOD, "oecl", Axis.OUTLIER_DISTANCE, distance);
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
