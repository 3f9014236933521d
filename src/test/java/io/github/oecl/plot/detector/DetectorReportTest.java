// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Explanation;
import io.github.oecl.detect.Explanation.HeatMap;
import io.github.oecl.detect.folder.FolderDiscoveries;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.detect.folder.ImageGroups;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorReportTest {

    private static final Calibration CALIBRATION = Calibration.of(new double[] {1, 2, 3}, 0.9);
    private static final String NAME = "<img src=x onerror=alert(1)> & 'co'.png";

    @TempDir Path folder;

    private FolderScores scores() throws IOException {
        List<FolderScores.Scored> images = new ArrayList<>();
        for (String name : List.of(NAME, "plain.png")) {
            Path file = folder.resolve(name);
            Files.write(file, RgbImage.of(4, 4, new byte[48]).png());
            images.add(new FolderScores.Scored(file, new Detection(0, CALIBRATION.pValue(0))));
        }
        return new FolderScores(
                folder,
                images,
                List.of(new ImageFolder.Skipped(folder.resolve("<b>.txt"), "no image")),
                CALIBRATION,
                ImageDecoder.withDefaults());
    }

    private static Explanation explanation(HeatMap gradient) {
        HeatMap map = new HeatMap(4, 4, new double[16]);
        return new Explanation(RgbImage.of(4, 4, new byte[48]), map, gradient);
    }

    @Test
    void aPageNeedsNothingElseAndEscapesNames() throws IOException {
        String html =
                new DetectorReport(
                                FolderDiscoveries.of(scores()),
                                0.1,
                                List.of(explanation(null)),
                                ImageDecoder.withDefaults(),
                                Map.of("settings", "<script>"))
                        .html();
        assertTrue(
                html.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &#39;co&#39;.png"), html);
        assertFalse(html.contains("<script>") || html.contains("<b>") || html.contains("src=x o<"));
        assertFalse(html.contains("http"), "it loads nothing");
        assertEquals(3, html.split("data:image/png;base64", -1).length - 1);
        assertTrue(html.contains("prefers-color-scheme: dark"), html);
        assertTrue(html.contains("Skipped files"), html);
        assertTrue(html.contains("of the strangest"), html);
    }

    @Test
    void groupsHaveNoBound() throws IOException {
        FolderScores scores = scores();
        FolderDiscoveries groups = FolderDiscoveries.of(scores, ImageGroups.byFolder(folder), null);
        String html =
                new DetectorReport(groups, 0.1, List.of(), ImageDecoder.withDefaults(), Map.of())
                        .html();
        assertFalse(html.contains("of the strangest"), html);
    }

    @Test
    void theSheetHasARowForEachMap() throws IOException {
        List<FolderScores.Scored> one = scores().images().subList(0, 1);
        HeatMap map = new HeatMap(4, 4, new double[16]);
        int two = DetectorFigures.explained(one, List.of(explanation(null))).getHeight();
        int three = DetectorFigures.explained(one, List.of(explanation(map))).getHeight();
        assertTrue(three > two);
        assertThrows(
                IllegalArgumentException.class, () -> DetectorFigures.explained(one, List.of()));
    }

    @Test
    void aMapIsLaidOverItsImageInItsOwnScale() {
        double[] values = new double[16];
        values[5] = 1e-9;
        RgbImage over = HeatOverlay.of(RgbImage.of(4, 4, new byte[48]), new HeatMap(4, 4, values));
        assertEquals(Math.round(0.85f * 230), over.get(1, 1, 0));
        assertEquals(0, over.get(0, 0, 0));
    }
}
