// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DatasetException;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDiscoveriesTest {

    /** 39 scores from 1 to 39: the smallest p-value is 0.025. */
    private static final Calibration CALIBRATION =
            Calibration.of(IntStream.range(1, 40).asDoubleStream().toArray(), 0.9);

    @TempDir Path folder;

    private FolderScores scores(double... values) {
        List<FolderScores.Scored> images = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Path file = folder.resolve(i % 2 == 0 ? "even" : "odd, too").resolve(i + ".png");
            Detection detection = new Detection(values[i], CALIBRATION.pValue(values[i]));
            images.add(new FolderScores.Scored(file, detection));
        }
        return new FolderScores(
                folder, images, List.of(), CALIBRATION, ImageDecoder.withDefaults());
    }

    @Test
    void flagsWithTheRateAndWritesIt() throws IOException {
        FolderDiscoveries found = FolderDiscoveries.of(scores(0, 0.5, 30, 31));
        assertEquals(2, found.flagged(0.05));
        assertEquals(0.05, found.smallestRate(), 1e-12);
        String summary = found.summary(0.05);
        assertTrue(summary.contains("2 of 4 images are flagged as OOD"), summary);
        assertTrue(summary.contains("near-duplicates"), summary);
        Path csv = folder.resolve("out.csv");
        found.write(csv, 0.05);
        List<String> lines = Files.readAllLines(csv);
        assertEquals("file,score,p_value,q_value,verdict", lines.get(0));
        assertEquals("even/0.png,0.0,0.025,0.05,OOD", lines.get(1));
        assertEquals("\"odd, too/3.png\",31.0,0.8,0.8,normal", lines.get(4));
    }

    @Test
    void whatIsOutOfReachIsSaidWithTheSmallestRateThatIsNot() {
        FolderDiscoveries found = FolderDiscoveries.of(scores(0, 20, 21, 22, 23));
        assertEquals(0, found.flagged(0.1));
        String summary = found.summary(0.1);
        assertTrue(summary.contains("1 of 5 images have it"), summary);
        assertTrue(summary.contains("at least 2 do"), summary);
        assertTrue(
                summary.contains("The smallest rate that flags any of these is 0.1250"), summary);
        assertEquals(1, found.flagged(0.125));
        String none = FolderDiscoveries.of(scores(100, 101)).summary(0.1);
        assertTrue(none.contains("No rate below 1"), none);
    }

    @Test
    void aStatedConfidenceMakesItStricter() {
        FolderScores scores = scores(0, 0.1, 0.2, 30);
        FolderDiscoveries sure = FolderDiscoveries.of(scores, null, 0.9);
        assertTrue(sure.smallestRate() > FolderDiscoveries.of(scores).smallestRate());
        assertTrue(sure.summary(0.5).contains("with a confidence of 0.9"), sure.summary(0.5));
        assertThrows(IllegalArgumentException.class, () -> FolderDiscoveries.of(scores, null, 2.0));
    }

    @Test
    void aGroupHasOnePValue() throws IOException {
        FolderScores scores = scores(0, 30, 31, 32);
        FolderDiscoveries found = FolderDiscoveries.of(scores, ImageGroups.byFolder(folder), null);
        assertEquals(List.of("even", "odd, too"), names(found));
        assertEquals(0.05, found.units().get(0).pValue(), 1e-12);
        assertThrows(IllegalStateException.class, () -> found.mostNormal(0.9));
        Path csv = folder.resolve("out.csv");
        found.write(csv, 0.1);
        assertEquals("even/0.png,0.0,0.025,even,0.1,OOD", Files.readAllLines(csv).get(1));
        assertEquals("even/2.png,31.0,0.8,even,0.1,OOD", Files.readAllLines(csv).get(2));
    }

    private static List<String> names(FolderDiscoveries found) {
        return found.units().stream().map(FolderDiscoveries.Unit::name).toList();
    }

    @Test
    void groupsComeFromATable() throws IOException {
        Path table = folder.resolve("groups.csv");
        String rows = "file,group\neven/0.png,a\n\"odd, too/1.png\",b\n";
        Files.writeString(table, rows + "even/2.png,b\n");
        FolderScores scores = scores(0, 30, 31);
        FolderDiscoveries found =
                FolderDiscoveries.of(scores, ImageGroups.ofTable(table, folder), null);
        assertEquals(List.of("a", "b"), names(found));
        Files.writeString(table, rows);
        ImageGroups two = ImageGroups.ofTable(table, folder);
        var missing =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> FolderDiscoveries.of(scores, two, null));
        assertTrue(missing.getMessage().contains("even/2.png"), missing.getMessage());
        Files.writeString(table, rows + "even/0.png,c\n");
        assertThrows(DatasetException.class, () -> ImageGroups.ofTable(table, folder));
    }

    @Test
    void theBoundRisesWithTheNumberOfImages() {
        int[] most = FolderDiscoveries.of(scores(0, 0.5, 30, 31)).mostNormal(0.9);
        assertTrue(most[0] <= most[2] && most[3] <= 4);
        double[] rates =
                Detector.falseDiscoveryRates(
                        List.of(new Detection(0, 0.025), new Detection(1, 0.5)));
        assertEquals(0.05, rates[0], 1e-12);
    }
}
