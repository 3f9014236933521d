// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.Precision;
import io.github.oecl.train.TrainingConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The usual runs of OECL by name, each at the three presets, and in the precision that {@link
 * Precision#VARIABLE} names.
 */
public final class Recipes {

    private static final Map<String, Function<Preset, RunConfig>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("objects", Recipes::objects);
        BY_NAME.put("objects-self", Recipes::objectsSelf);
        BY_NAME.put("cells", Recipes::cells);
        BY_NAME.put("cells-self", preset -> self(cells(preset), "monocyte"));
        BY_NAME.put("cifar10", preset -> cifar10(preset, "automobile"));
        BY_NAME.put("cifar10-self", preset -> self(cifar10(preset, "automobile"), "automobile"));
        BY_NAME.put("raabin", Recipes::raabin);
        BY_NAME.put("raabin-self", Recipes::raabinSelf);
        BY_NAME.put("uc-merced", Recipes::ucMerced);
        BY_NAME.put("ham10000", Recipes::ham10000);
    }

    private static final double TEMPERATURE = 0.5;
    private static final long DATA_SEED = 0;
    private static final int BATCH = 64;
    private static final int SELF_BATCH = 32;
    private static final int PAPER_EPOCHS = 1000;
    private static final double RATE = 0.1;

    /**
     * At the usual learning rate some trainings on synthetic cells do not recover from the
     * switch-on.
     */
    private static final double CAREFUL_RATE = 0.05;

    private static final double PHOTO_AREA = 0.08;

    /** Smaller crops of a cell or of a small object show the background alone. */
    private static final double CENTRED_AREA = 0.5;

    private Recipes() {}

    /** {@return the names of the recipes} */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * Returns a recipe.
     *
     * @param name one of {@link #names()}
     * @param preset how large
     * @return a run of OECL
     * @throws IllegalArgumentException if there is none of that name
     */
    public static RunConfig byName(String name, Preset preset) {
        Function<Preset, RunConfig> recipe = BY_NAME.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException(
                    "There is no recipe '" + name + "'; the recipes are " + names());
        }
        return recipe.apply(preset);
    }

    /**
     * Synthetic objects: cars normal, five of the other classes as outliers, the other four OOD.
     *
     * @param preset how large
     * @return a run of OECL
     */
    public static RunConfig objects(Preset preset) {
        String objects = synthetic("synthetic-objects", preset, 600);
        DataConfig data =
                new DataConfig(
                        objects,
                        List.of("car"),
                        List.of("cup", "mushroom", "person", "rocket"),
                        objects,
                        List.of("boat", "cat", "flower", "house", "tree"),
                        0,
                        0,
                        false,
                        DATA_SEED);
        return small(preset, data, CENTRED_AREA, 60, BATCH);
    }

    /**
     * Synthetic objects without outliers: cars normal and all others OOD. The recipes cells-self,
     * cifar10-self and raabin-self are the same of monocytes and automobiles.
     *
     * @param preset how large
     * @return a run of self-OECL
     */
    public static RunConfig objectsSelf(Preset preset) {
        return self(objects(preset), "car");
    }

    /**
     * Synthetic blood cells: lymphocytes and monocytes normal, basophils and neutrophils as near
     * outliers, eosinophils OOD: figure 3's near setting.
     *
     * @param preset how large
     * @return a run of OECL
     */
    public static RunConfig cells(Preset preset) {
        String cells = synthetic("synthetic-cells", preset, 300);
        RunConfig run = small(preset, bloodCells(cells), CENTRED_AREA, 60, BATCH);
        return run.with(run.training().withLearningRate(CAREFUL_RATE));
    }

    /**
     * CIFAR-10, one class normal and the others OOD; outliers from a file in CIFAR-100's layout.
     *
     * @param preset how large
     * @param normal the normal class
     * @return a run of OECL
     */
    public static RunConfig cifar10(Preset preset, String normal) {
        DataConfig data =
                new DataConfig(
                        "cifar10",
                        List.of(normal),
                        List.of(),
                        "cifar100?path=oe-tinyimagenet-cifar100-layout",
                        List.of(),
                        preset == Preset.SMOKE ? 64 : 0,
                        preset == Preset.SMOKE ? 32 : 0,
                        false,
                        DATA_SEED);
        if (preset != Preset.PAPER) {
            return small(preset, data, PHOTO_AREA, 100, BATCH);
        }
        return run(
                preset,
                data,
                AlphaSchedule.afterEpochs(1, 50),
                new ModelConfig(Backbone.RESNET18_CIFAR, 64, 512, 128),
                new ViewConfig(32, PHOTO_AREA, 32),
                TrainingConfig.asPublished(PAPER_EPOCHS, 256, 0));
    }

    /**
     * Raabin-WBC: lymphocytes and monocytes normal, basophils and neutrophils as near outliers,
     * eosinophils OOD.
     *
     * @param preset how large
     * @return a run of OECL
     */
    public static RunConfig raabin(Preset preset) {
        if (preset != Preset.PAPER) {
            return small(preset, bloodCells("raabin-wbc"), CENTRED_AREA, 80, BATCH);
        }
        return run(
                preset,
                bloodCells("raabin-wbc?size=256"),
                AlphaSchedule.afterEpochs(0.1, 50),
                new ModelConfig(Backbone.RESNET18_IMAGENET, 64, 512, 128),
                new ViewConfig(224, CENTRED_AREA, 32),
                TrainingConfig.asPublished(500, 64, 0));
    }

    private static RunConfig raabinSelf(Preset preset) {
        RunConfig self = self(raabin(preset), "monocyte");
        return preset == Preset.PAPER ? self.with(self.training().withEpochs(PAPER_EPOCHS)) : self;
    }

    /** UC Merced has 60 training images a class: an epoch is one step. */
    private static RunConfig ucMerced(Preset preset) {
        return photographed(preset, "uc-merced", "beach", 32, 960);
    }

    /** HAM10000 has 200 moles here, so that 320 epochs are 960 steps. */
    private static RunConfig ham10000(Preset preset) {
        return photographed(preset, "ham10000", "nv", BATCH, 320);
    }

    /**
     * A folder of aerial or skin images, one class normal and all others OOD; ImageNet's
     * photographs as outliers.
     */
    private static RunConfig photographed(
            Preset preset, String folder, String normal, int batch, int epochs) {
        boolean paper = preset == Preset.PAPER;
        DataConfig images =
                new DataConfig(
                        "imagefolder?path=" + folder + (paper ? "&size=256" : ""),
                        List.of(normal),
                        List.of(),
                        null,
                        List.of(),
                        0,
                        0,
                        false,
                        DATA_SEED);
        DataConfig data = OutlierDistance.FAR.of(images, preset);
        if (!paper) {
            return small(preset, data, PHOTO_AREA, epochs, batch);
        }
        return run(
                preset,
                data,
                AlphaSchedule.afterEpochs(0.1, 50),
                new ModelConfig(Backbone.RESNET18_IMAGENET, 64, 512, 128),
                new ViewConfig(224, PHOTO_AREA, 32),
                TrainingConfig.asPublished(PAPER_EPOCHS, batch, 0));
    }

    private static DataConfig bloodCells(String source) {
        return new DataConfig(
                source,
                List.of("lymphocyte", "monocyte"),
                List.of("eosinophil"),
                source,
                List.of("basophil", "neutrophil"),
                0,
                0,
                false,
                DATA_SEED);
    }

    /**
     * One class against all others without outliers. Self-OECL makes its own by rotation: a batch
     * has half as many images, each at two normal angles, and the training twice the steps.
     */
    private static RunConfig self(RunConfig exposed, String normal) {
        DataConfig data =
                new DataConfig(
                        exposed.data().dataset(),
                        List.of(normal),
                        List.of(),
                        null,
                        List.of(),
                        exposed.data().trainSize(),
                        exposed.data().testSize(),
                        false,
                        DATA_SEED);
        RunConfig self = exposed.with(data).as(MethodName.SELF_OECL);
        int batch = Math.min(SELF_BATCH, self.training().batch());
        return self.with(self.training().withBatch(batch));
    }

    /**
     * Two cores: the compact backbone at 32 x 32; the outlier term is switched on after a quarter
     * of the epochs.
     */
    private static RunConfig small(
            Preset preset, DataConfig data, double area, int epochs, int batch) {
        boolean smoke = preset == Preset.SMOKE;
        int length = smoke ? 2 : epochs;
        return run(
                preset,
                data,
                AlphaSchedule.afterEpochs(1, length / 4),
                new ModelConfig(
                        Backbone.COMPACT, smoke ? 8 : 32, smoke ? 32 : 128, smoke ? 16 : 64),
                new ViewConfig(32, area, smoke ? 2 : 8),
                new TrainingConfig(length, smoke ? 16 : batch, RATE, 0.9, 5e-4, false, true, 0));
    }

    private static RunConfig run(
            Preset preset,
            DataConfig data,
            AlphaSchedule alpha,
            ModelConfig model,
            ViewConfig views,
            TrainingConfig training) {
        OodMethod method = Methods.oecl(TEMPERATURE, alpha);
        Precision precision = Precision.fromEnvironment();
        return new RunConfig(preset, data, method, model, views, training.withPrecision(precision));
    }

    private static String synthetic(String name, Preset preset, int train) {
        return preset == Preset.SMOKE
                ? name + "?train=64&test=16"
                : name + "?train=" + train + "&test=200";
    }
}
