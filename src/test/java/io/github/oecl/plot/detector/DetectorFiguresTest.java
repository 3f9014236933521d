// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.detect.Detection;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.score.Calibration;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorFiguresTest {

    private static final Calibration CALIBRATION = Calibration.of(new double[] {1, 2, 3}, 0.9);

    @TempDir Path folder;

    private FolderScores scores(int count) throws IOException {
        List<FolderScores.Scored> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(i + ".png");
            RgbImage image = RgbImage.of(400, 300, new byte[400 * 300 * 3]);
            Files.write(file, image.png());
            images.add(new FolderScores.Scored(file, new Detection(i, CALIBRATION.pValue(i))));
        }
        return new FolderScores(
                folder, images, List.of(), CALIBRATION, ImageDecoder.withDefaults());
    }

    @Test
    void aSheetHasARowForEightImages() throws IOException {
        int one = DetectorFigures.mostAnomalous(scores(10), 8).getHeight();
        int two = DetectorFigures.mostAnomalous(scores(10), 24).getHeight();
        assertTrue(two > one);
        assertEquals(two, DetectorFigures.mostAnomalous(scores(10), 9).getHeight());
    }

    /** A limit that the detector was given holds for its figures too. */
    @Test
    void imagesAreReadAsTheDetectorReadsThem() throws IOException {
        FolderScores some = scores(1);
        FolderScores strict =
                new FolderScores(
                        some.folder(),
                        some.images(),
                        List.of(),
                        CALIBRATION,
                        ImageDecoder.withLimits(1 << 20, 100));
        UncheckedIOException refused =
                assertThrows(
                        UncheckedIOException.class, () -> DetectorFigures.mostAnomalous(strict, 8));
        assertTrue(refused.getMessage().contains("over the limit of 100 pixels"));
    }

    @Test
    void aSideWithoutImagesIsLeftOut() throws IOException {
        FolderScores some = scores(5);
        BufferedImage figure = DetectorFigures.pValues(some, some.in("ood"), 0.25);
        assertEquals("p-values of new images", figure.getProperty("title"));
        assertTrue(String.valueOf(figure.getProperty("comment")).contains("0.25"));
        DetectorFigures.pValues(some.in("normal"), some.in("ood"), 0.25);
    }

    @Test
    void aSummarySaysWhatWasPromisedAndSeen() throws IOException {
        String summary = scores(5).summary(0.5);
        assertTrue(summary.contains("2 of 5 images (40.0%) are flagged as OOD"), summary);
        assertTrue(summary.contains("50.0% on average"), summary);
        assertTrue(scores(5).in("none").summary(0.5).contains("no images"));
    }
}
