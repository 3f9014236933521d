// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import io.github.oecl.data.DataCatalog;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.DetectorTraining;
import io.github.oecl.image.RgbImage;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Losses;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.OodScore;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loss of one's own, and the baselines without one, as {@code notebooks/extending.md} has it. */
class OwnLossTest {

    @TempDir Path folder;

    public record Centred(double weight) implements Objective {

        public String name() {
            return "centred SimCLR";
        }

        public ViewPlan views() {
            return ViewPlan.of(2, 0);
        }

        public LossTerms loss(BatchFeatures batch, TrainingStep step) {
            NDArray contrastive = Losses.ntXent(batch.normal(), 0.5);
            NDArray norms = Losses.norms(batch.normal());
            NDArray spread = Losses.sub(norms, 1).square().mean();
            return new LossTerms(
                    contrastive.add(Losses.mul(spread, weight)),
                    Map.of(
                            LossTerms.CONTRASTIVE,
                            contrastive,
                            LossTerms.NORMAL_NORM,
                            norms.mean()));
        }
    }

    /** The loss as a method, with the library's scores. */
    public record CentredMethod(double weight) implements OodMethod {

        public Optional<Objective> objective() {
            return Optional.of(new Centred(weight));
        }
    }

    @Test
    void aLossOfOnesOwnDrawsTheNormsToOne() throws IOException {
        assertTrue(distance(1) < distance(0), "a larger weight draws the norms nearer to 1");
    }

    private static double distance(double weight) throws IOException {
        RunConfig config = Recipes.objects(Preset.SMOKE).with(new CentredMethod(weight));
        try (Run run = Run.of(config, DataCatalog.at(Path.of("nowhere")))) {
            var last = run.result().training().epochs().get(1);
            return Math.abs(last.parts().get(LossTerms.NORMAL_NORM) - 1);
        }
    }

    @Test
    void pixelsAreABaselineWithoutATraining() throws IOException {
        OodMethod pixels =
                Methods.byName("frozen-knn").with("features", "pixels").with("neighbours", 5);
        RunConfig config = Recipes.objects(Preset.SMOKE).with(pixels);
        try (Run run = Run.of(config, DataCatalog.at(Path.of("nowhere")))) {
            assertEquals(0, run.result().training().steps());
            assertEquals(OodScore.KNN, run.result().headlineScore());
        }
    }

    @Test
    void aTrainedNetworkIsTakenAsItIs() throws IOException {
        Path file = folder.resolve("trained.oecl");
        RunConfig config = Recipes.objects(Preset.SMOKE);
        try (Run run = Run.of(config, DataCatalog.at(Path.of("nowhere")))) {
            run.scores().save(Map.of(), file);
        }
        OodMethod trained = Methods.byName("frozen-mahalanobis").with("network", file);
        DetectorTraining training =
                DetectorTraining.builder()
                        .setNormal(config.data().load(DataCatalog.at(Path.of("nowhere"))).train())
                        .optMethod(trained.name())
                        .optPreset(Preset.SMOKE)
                        .optSettings(Map.of("method.network", file))
                        .build();
        Path saved = folder.resolve("detector.oecl");
        RgbImage image = training.calibrationImages().image(0);
        try (Detector detector = training.train()) {
            DetectorFile.save(detector, saved);
            try (Detector loaded = DetectorFile.load(saved, Device.cpu())) {
                assertEquals(OodScore.MAHALANOBIS, loaded.score());
                assertEquals(detector.detect(image), loaded.detect(image));
            }
        }
    }
}
