// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.io.internal.StateWriter;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.internal.Csi;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.transform.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreFileTest {

    private static final ImageSet TEST = Scored.noise("test", 7);

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#methods")
    void loadedScoresGiveTheSameNumbers(OodMethod method) throws IOException {
        Path file = folder.resolve("model.oecl");
        Map<OodScore, double[]> before = saved(method, file);
        try (OeclModel model = ModelFile.load(file, Device.cpu())) {
            Map<OodScore, double[]> after = ImageScores.load(file, model).of(TEST);
            assertEquals(before.keySet(), after.keySet());
            before.forEach((score, values) -> assertArrayEquals(values, after.get(score)));
        }
        assertEquals(Map.of("by", "test"), ModelFile.notes(file));
    }

    @Test
    void theTrainingImagesAreKeptAsFeaturesForEachShift() throws IOException {
        Path file = folder.resolve("csi.oecl");
        saved(new CsiMethod(), file);
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            assertEquals(4L * 11 * 6 * Float.BYTES, zip.getEntry("training.f32").getSize());
        }
    }

    @Test
    void aModelWithoutScoresIsRefused() throws IOException {
        Path file = folder.resolve("bare.oecl");
        try (OeclModel model = Scored.model(new SimClrMethod())) {
            ModelFile.save(model, Map.of(), file);
            assertRefused(file, model, "no scores.json");
        }
    }

    @Test
    void scoresOfAnotherModelAreRefused() throws IOException {
        Path file = folder.resolve("csi.oecl");
        saved(new CsiMethod(), file);
        try (OeclModel model = Scored.model(new SimClrMethod())) {
            assertRefused(file, model, "heads {shift=4}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version    | 2                                      | version 2",
                "rule       | `\"BEST\"`                             | there are oecl",
                "rule       | `\"LOGIT\"`                            | heads {logit=1}",
                "rule       | `\"NORM\"`                             | mean logit",
                "shift      | `\"twist\"`                            | no shift \"twist\"",
                "shift      | null                                   | lack a part",
                "views      | null                                   | lack a part",
                "views      | `{\"size\": 0}`                        | size of a view",
                "images     | -1                                     | lack a part",
                "images     | 12                                     | fewer",
                "images     | 2000000000                             | overflow",
                "dimension  | 7                                      | fewer",
                "meanLogits | `[1, 2, 3]`                            | more",
                "meanLogits | null                                   | lack a part",
                "meanLogits | `[1, 2, 3, null]`                      | finite mean logit",
            })
    void damagedScoresAreRefused(String part, String value, String reason) throws IOException {
        Path file = folder.resolve("damaged.oecl");
        Map<String, String> header =
                new TreeMap<>(
                        Map.of(
                                "version", "1",
                                "rule", "\"CSI\"",
                                "shift", "\"rotation\"",
                                "views", "{\"size\": 8, \"minimumArea\": 0.5}",
                                "images", "11",
                                "dimension", "6",
                                "meanLogits", "[1, 2, 3, 4]"));
        try (OeclModel model = Scored.model(new CsiMethod())) {
            write(header, model, file);
            ImageScores.load(file, model);
            header.put(part, value);
            write(header, model, file);
            assertRefused(file, model, reason);
        }
    }

    /** CSI with a shift that has no name of its own. */
    private record OwnCsi(Shift shift) implements OodMethod {

        @Override
        public MethodName name() {
            return MethodName.of("own-csi");
        }

        @Override
        public Optional<Objective> objective() {
            return Optional.of(new Csi(shift, 0.5));
        }

        @Override
        public Scoring scoring() {
            return Scoring.csi(shift);
        }
    }

    @Test
    void aShiftOfOnesOwnCanScoreButNotBeSaved() throws IOException {
        OodMethod own = new OwnCsi(Shift.of("rotation", (image, random) -> image));
        Path file = folder.resolve("own.oecl");
        try (OeclModel model = Scored.model(own)) {
            ImageScores scores = fitted(model, own);
            assertEquals(7, scores.headline().score(TEST).length);
            assertThrows(IllegalArgumentException.class, () -> scores.save(Map.of(), file));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void anyShiftWithANameCanBeSaved() throws IOException {
        Path file = folder.resolve("both.oecl");
        CsiMethod csi = new CsiMethod(0.5, "cutperm+negative");
        Map<OodScore, double[]> before = saved(csi, file);
        try (OeclModel model = ModelFile.load(file, Device.cpu())) {
            double[] after = ImageScores.load(file, model).headline().score(TEST);
            assertArrayEquals(before.get(OodScore.CSI), after);
        }
    }

    @Test
    void scoresWithoutTrainingImagesKeepNone() throws IOException {
        Path file = folder.resolve("hsc.oecl");
        saved(new HscMethod(), file);
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            assertEquals(0, zip.getEntry("training.f32").getSize());
        }
    }

    private static ImageScores fitted(OeclModel model, OodMethod method) {
        return ImageScores.fitted(model, Scored.VIEWS, method, Scored.noise("training", 11));
    }

    private static Map<OodScore, double[]> saved(OodMethod method, Path file) throws IOException {
        try (OeclModel model = Scored.model(method)) {
            ImageScores scores = fitted(model, method);
            scores.save(Map.of("by", "test"), file);
            return scores.of(TEST);
        }
    }

    private static void write(Map<String, String> header, OeclModel model, Path file)
            throws IOException {
        Map<String, Object> json = new TreeMap<>();
        header.forEach((key, text) -> json.put(key, com.google.gson.JsonParser.parseString(text)));
        StateWriter.write(
                file,
                out -> {
                    ModelFile.write(model, Map.of(), out);
                    out.json("scores.json", json);
                    out.floats("training.f32", List.of(new float[4 * 11 * 6]));
                });
    }

    private static void assertRefused(Path file, OeclModel model, String reason) {
        var error = assertThrows(StateFormatException.class, () -> ImageScores.load(file, model));
        assertTrue(error.getMessage().contains(reason), error.getMessage());
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
    }
}
