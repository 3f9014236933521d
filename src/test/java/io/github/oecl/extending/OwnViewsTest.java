// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.features.TestViews;
import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Augmentation.ViewKey;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An augmentation and a shift of one's own, as the guide to extensions shows them. */
@ExtendWith(OwnPartsEnd.class)
class OwnViewsTest {

    private static final Augmentation USUAL = SimclrAugmentation.builder().setSize(8).build();

    @TempDir Path folder;

    // guide: augmentation
    /** Darkens an image by up to a half. */
    static RgbImage darkened(RgbImage image, RandomGenerator random) {
        double light = 1 - random.nextDouble() / 2;
        byte[] pixels = image.toBytes();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (light * Byte.toUnsignedInt(pixels[i]));
        }
        return RgbImage.of(image.width(), image.height(), pixels);
    }

    static RunConfig withDarkenedViews(RunConfig config) {
        Augmentation.register(
                "darkened",
                (size, area) ->
                        SimclrAugmentation.builder()
                                .setSize(size)
                                .optArea(area, 1)
                                .build()
                                .then((view, random) -> darkened(view, random)));
        return config.with(config.views().withAugmentation("darkened"));
    }

    // end

    // guide: shift
    /** Swaps red and blue: an outlier where colour tells what is normal. */
    static RgbImage swapped(RgbImage image) {
        byte[] pixels = image.toBytes();
        for (int i = 0; i < pixels.length; i += RgbImage.CHANNELS) {
            byte red = pixels[i];
            pixels[i] = pixels[i + 2];
            pixels[i + 2] = red;
        }
        return RgbImage.of(image.width(), image.height(), pixels);
    }

    static Grid withSwappedColours(RunConfig selfOecl) {
        Shift.register(Shift.of("red-blue", (image, random) -> swapped(image)));
        return Grid.builder()
                .setName("shifts")
                .optBase("self", selfOecl)
                .optAxis(Axis.SHIFT, "rotation", "red-blue")
                .build();
    }

    // end

    @Test
    void aRunAndItsDetectorAndTheirFilesNameThem() throws IOException {
        Path result = folder.resolve("result.json");
        Path file = folder.resolve("detector.oecl");
        RunConfig own =
                withSwappedColours(Recipes.objectsSelf(Preset.SMOKE)).runs().get(1).config();
        RunConfig config = withDarkenedViews(own);
        assertEquals("darkened", config.views().augmentationName());
        try (Run run = Run.of(config, Tiny.NO_FILES)) {
            run.result().write(result);
            Detector detector =
                    Detector.builder()
                            .setScores(run.scores())
                            .setCalibrationImages(run.task().testNormal())
                            .build();
            List<Detection> before = detector.detect(run.task().testOod());
            DetectorFile.save(detector, file);
            try (Detector loaded = DetectorFile.load(file, Device.cpu())) {
                assertEquals(before, loaded.detect(run.task().testOod()));
            }
            assertEquals(config, RunConfig.read(result));
        }
    }

    @Test
    void aStepMoreChangesAViewAndNoStepKeepsItsBits() throws IOException {
        RgbImage image = Tiny.cells().train().image(0);
        RgbImage usual = USUAL.apply(image, KeyedRandom.of(3));
        Augmentation same = USUAL.then((view, random) -> view);
        Augmentation darker = USUAL.then(OwnViewsTest::darkened);
        assertEquals(usual, same.apply(image, KeyedRandom.of(3)));
        assertNotEquals(usual, darker.apply(image, KeyedRandom.of(3)));
        assertEquals(8, darker.size());
    }

    @Test
    void stepsAroundAShiftComeInTheirOrder() throws IOException {
        RgbImage image = Tiny.cells().train().image(0);
        Augmentation steps =
                Augmentation.of(8, (before, random) -> invert(before), (after, random) -> after);
        Shift.Transformation quarter = Shift.rotation().transformations().get(1);
        KeyedRandom random = KeyedRandom.of(1);
        assertEquals(quarter.apply(invert(image), random), steps.apply(image, quarter, random));
    }

    @Test
    void aViewOfAnotherSizeIsRefused() throws IOException {
        RgbImage image = Tiny.cells().train().image(0);
        Augmentation wrong = Augmentation.of(4, (x, random) -> x, (x, random) -> x);
        ViewKey key = new ViewKey(0, 0, 0, 0, 0);
        String text =
                assertThrows(
                                IllegalStateException.class,
                                () -> wrong.view(image, Shift.identity(), key))
                        .getMessage();
        assertTrue(text.contains("8 x 8") && text.contains("size is 4"), text);
    }

    @Test
    void whatIsMissingIsNamed() {
        String augmentation =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new TestViews(8, 0.5, 1, 0, "lost"))
                        .getMessage();
        assertTrue(augmentation.contains("no augmentation \"lost\""), augmentation);
        assertTrue(augmentation.contains("Augmentation.register"), augmentation);
        String shift =
                assertThrows(IllegalArgumentException.class, () -> Shift.byName("lost"))
                        .getMessage();
        assertTrue(shift.contains("no shift \"lost\"; there are rotation"), shift);
    }

    private static RgbImage invert(RgbImage image) {
        byte[] pixels = image.toBytes();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ~pixels[i];
        }
        return RgbImage.of(image.width(), image.height(), pixels);
    }
}
