// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridBuilder;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import java.util.List;
import java.util.Map;

/** The grids behind {@link Experiment#slice}. */
final class ExperimentSlice {

    private static final int IMAGES = 300;
    private static final int EPOCHS = 60;
    private static final int WARMUP = EPOCHS / 4;

    /**
     * The norms of so few images separate after many steps only, and time allows many of small
     * batches.
     */
    private static final int BATCH = 16;

    private static final double RATE = 0.05;
    private static final int FEW = 8;

    /** The recipe, another alpha and no warm-up. */
    private static final int ABLATIONS = 3;

    private ExperimentSlice() {}

    static Grid of(Experiment experiment, Preset preset, ExperimentData data) {
        experiment.requireImages(data);
        return switch (experiment) {
            case ONE_VS_REST, LEAVE_ONE_CLASS_OUT -> outliersExposed(experiment, preset, data);
            case SHIFTS -> rotation(preset, data);
            case STABILITY -> stability(preset, data);
            case NEAR_AND_FAR -> nearAndFar(preset, data);
            case FEW_SHOT -> fewShot(preset, data);
            case ABLATIONS -> ablations(preset, data);
            case AERIAL_AND_SKIN -> aerialAndSkin(preset, data);
        };
    }

    private static Grid outliersExposed(Experiment experiment, Preset preset, ExperimentData data) {
        return experiment
                .builder()
                .optPreset(preset)
                .optData(data)
                .optClasses(data.classes().get(0))
                .optMethods(MethodName.OECL, MethodName.HSC)
                .build();
    }

    private static Grid rotation(Preset preset, ExperimentData data) {
        GridBuilder grid = begin(Experiment.SHIFTS, preset);
        grid.optAxis(Axis.RECIPE, data.self().toArray()).optAxis(Axis.SHIFT, "rotation");
        if (preset == Preset.QUICK) {
            grid.optAxis(Axis.WARMUP, WARMUP);
        }
        return grid.build();
    }

    private static Grid stability(Preset preset, ExperimentData data) {
        String recipe = Experiment.withoutPose(data);
        long warmup = preset == Preset.QUICK ? WARMUP : Experiment.warmup(recipe, preset);
        return begin(Experiment.STABILITY, preset)
                .optAxis(Axis.RECIPE, recipe)
                .optVariant(Map.of(Axis.ALPHA, 1, Axis.WARMUP, 0))
                .optVariant(Map.of(Axis.ALPHA, 0.1, Axis.WARMUP, warmup))
                .build();
    }

    private static Grid nearAndFar(Preset preset, ExperimentData data) {
        List<Integer> sizes = data.sizes(preset);
        int all = sizes.get(sizes.size() - 1);
        int epochs = Recipes.byName(data.cells(), preset).training().epochs();
        int shorter = preset == Preset.QUICK ? epochs * 5 / 6 : epochs;
        GridBuilder grid = Grid.builder().setName(Experiment.NEAR_AND_FAR.toString());
        OutlierPlans.cells(grid.optPreset(preset), data);
        return grid.optAxis(Axis.TRAIN_SIZE, sizes.get(0), all)
                .optAxis(Axis.STEPS, OutlierPlans.steps(data, preset, shorter))
                .optVariant(OutlierPlans.exposed(OutlierDistance.NEAR))
                .optVariant(OutlierPlans.exposed(OutlierDistance.FAR))
                .optAxis(Axis.SEED, 1)
                .build();
    }

    private static Grid fewShot(Preset preset, ExperimentData data) {
        GridBuilder grid = Grid.builder().setName(Experiment.FEW_SHOT.toString());
        OutlierPlans.cells(grid.optPreset(preset), data);
        return grid.optVariant(Map.of(Axis.METHOD, MethodName.SIMCLR))
                .optVariant(OutlierPlans.few(MethodName.OECL, OutlierDistance.NEAR, FEW))
                .optVariant(OutlierPlans.few(MethodName.HSC, OutlierDistance.NEAR, FEW))
                .optVariant(OutlierPlans.few(MethodName.BCE, OutlierDistance.NEAR, FEW))
                .optAxis(Axis.SEED, 1)
                .build();
    }

    private static Grid ablations(Preset preset, ExperimentData data) {
        GridBuilder grid = Grid.builder().setName(Experiment.ABLATIONS.toString());
        OutlierPlans.cells(grid.optPreset(preset), data);
        List<Map<Axis, Object>> settings =
                OutlierPlans.settings(Recipes.byName(data.cells(), preset), preset);
        settings.subList(0, ABLATIONS).forEach(grid::optVariant);
        return grid.optAxis(Axis.SEED, 1).build();
    }

    private static Grid aerialAndSkin(Preset preset, ExperimentData data) {
        List<String> classes = Experiment.AERIAL_AND_SKIN.classes(data);
        return Experiment.AERIAL_AND_SKIN
                .builder()
                .optPreset(preset)
                .optData(data)
                .optClasses(classes.stream().limit(2).toArray(String[]::new))
                .build();
    }

    private static GridBuilder begin(Experiment experiment, Preset preset) {
        GridBuilder grid = Grid.builder().setName(experiment.toString()).optPreset(preset);
        if (preset == Preset.QUICK) {
            grid.optAxis(Axis.TRAIN_SIZE, IMAGES)
                    .optAxis(Axis.EPOCHS, EPOCHS)
                    .optAxis(Axis.BATCH, BATCH)
                    .optAxis(Axis.LEARNING_RATE, RATE);
        }
        return grid.optAxis(Axis.SEED, 1);
    }
}
