// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import io.github.oecl.image.Resampling;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.KnnDistance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The baselines that train nothing. */
class FrozenMethodTest {

    private static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));
    private static final RunConfig OBJECTS = Recipes.objects(Preset.SMOKE);

    @TempDir Path folder;

    @Test
    void pixelsAreComparedAsTheyAre() throws IOException {
        Task task = OBJECTS.data().load(NO_FILES);
        RunConfig config =
                OBJECTS.with(
                        Methods.byName("frozen-knn")
                                .with("features", "pixels")
                                .with("neighbours", 3));
        try (Run run = Run.of(config, task)) {
            double[] expected =
                    KnnDistance.against(pixels(task.train()), 16 * 16 * 3, 3)
                            .score(pixels(task.testOod()));
            assertArrayEquals(expected, run.scores().of(task.testOod()).get(OodScore.KNN), 1e-9);
        }
    }

    private static float[] pixels(ImageSet images) {
        float[] all = new float[images.size() * 16 * 16 * 3];
        for (int i = 0; i < all.length; i++) {
            var small = Resampling.square(images.image(i / 768), 16);
            all[i] = small.get(i / 3 % 16, i / 48 % 16, i % 3) / 255f;
        }
        return all;
    }

    @Test
    void theFeaturesAreThoseOfTheNetworkOfAFile() throws IOException {
        Path file = folder.resolve("trained.oecl");
        Task task = OBJECTS.data().load(NO_FILES);
        try (Run trained = Run.of(OBJECTS, task)) {
            ModelFile.save(trained.model(), Map.of(), file);
        }
        OodMethod untrained = Methods.byName("frozen-mahalanobis");
        double[] before = scores(untrained, task);
        double[] after = scores(Methods.byName("frozen-mahalanobis").with("network", file), task);
        assertFalse(Arrays.equals(before, after), "the trained network has other features");
        assertArrayEquals(before, scores(untrained, task));
    }

    private static double[] scores(OodMethod method, Task task) {
        try (Run run = Run.of(OBJECTS.with(method), task)) {
            assertEquals(0, run.result().training().steps());
            return run.scores().headline().score(task.testOod());
        }
    }

    @Test
    void aNetworkOfAnotherKindIsRefused() throws IOException {
        Path file = folder.resolve("small.oecl");
        try (var model = OBJECTS.with("model.width", 4).model().build(Map.of(), 0, device())) {
            ModelFile.save(model, Map.of(), file);
        }
        RunConfig config = OBJECTS.with(Methods.byName("frozen-knn").with("network", file));
        String message =
                assertThrows(IllegalArgumentException.class, () -> Run.of(config, NO_FILES))
                        .getMessage();
        assertTrue(message.contains("small.oecl"), message);
    }

    @Test
    void aFileKnowsTheWeightsThatItsScoresWereFittedTo() throws IOException {
        Path file = folder.resolve("frozen.oecl");
        try (Run run = Run.of(OBJECTS.with(Methods.byName("frozen-knn")), NO_FILES)) {
            run.scores().save(Map.of(), file);
            ImageSet some = run.task().testOod();
            try (OeclModel model = ModelFile.load(file, device())) {
                double[] again = ImageScores.load(file, model).headline().score(some);
                assertArrayEquals(run.scores().headline().score(some), again);
                List<float[]> weights =
                        model.parameters().stream().map(p -> p.getArray().toFloatArray()).toList();
                weights.get(0)[0] = Math.nextUp(weights.get(0)[0]);
                model.setParameters(weights);
                String message =
                        assertThrows(
                                        StateFormatException.class,
                                        () -> ImageScores.load(file, model))
                                .getMessage();
                assertTrue(message.contains("frozen.oecl"), message);
                assertTrue(message.contains("frozen network with the weights"), message);
                assertTrue(message.contains("fit the scores anew"), message);
            }
        }
    }

    private static ai.djl.Device device() {
        return ai.djl.Device.cpu();
    }
}
