// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.method.MethodName;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.TrainingCurves;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiguresTest {

    private static final RunResult OECL = Results.perfect();
    private static final RunResult SIMCLR = Results.chance();

    static Stream<BufferedImage> figures() {
        ScoredRun ours = ScoredRun.headline(OECL);
        ScoredRun baseline = ScoredRun.headline(SIMCLR);
        return Stream.of(
                RocFigure.of("ROC", ours, baseline),
                ScoreHistogram.of("Norms", ours, baseline),
                AurocFigure.of("AUROC", List.of(ours, baseline)),
                TrainingCurves.of(OECL),
                TrainingCurves.of(Results.OECL, List.of(Results.epoch(1, 4)), "running"));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureIsAsWideAsANotebookAndDrawn(BufferedImage figure) {
        assertEquals(1024, figure.getWidth());
        assertTrue(figure.getHeight() > 200 && figure.getHeight() < 1000);
        double inked = Pixels.inked(figure);
        assertTrue(inked > 0.02 && inked < 0.9, "drawn on: " + inked);
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#names")
    void aMethodWithoutTheTermsOfOeclIsDrawn(MethodName method) throws IOException {
        RunConfig cells = Recipes.cells(Preset.SMOKE).as(method);
        RunConfig config = cells.with(cells.training().withLearningRate(0.1));
        try (Run run = Run.of(config, DataCatalog.at(Path.of("nowhere")))) {
            RunResult result = run.result();
            assertTrue(Pixels.inked(TrainingCurves.of(result)) > 0.02);
            BufferedImage histogram = ScoreHistogram.of("Scores", ScoredRun.headline(result));
            assertTrue(Pixels.count(histogram, Role.NORMAL.color()) > 100);
            assertTrue(Pixels.count(histogram, Role.OOD.color()) > 100);
        }
    }

    @Test
    void histogramHasTheColoursOfItsRoles() {
        BufferedImage figure = ScoreHistogram.of("Norms", ScoredRun.headline(OECL));
        assertTrue(Pixels.count(figure, Role.NORMAL.color()) > 100);
        assertTrue(Pixels.count(figure, Role.OOD.color()) > 100);
    }

    @Test
    void trainingCurvesHaveTheNormsOfNormalImagesAndOutliers() {
        BufferedImage figure = TrainingCurves.of(OECL);
        assertTrue(Pixels.count(figure, Role.NORMAL.color()) > 100);
        assertTrue(Pixels.count(figure, Role.OUTLIER.color()) > 100);
    }

    @Test
    void eachCurveOfARocHasItsOwnColour() {
        BufferedImage figure =
                RocFigure.of("ROC", ScoredRun.headline(OECL), ScoredRun.headline(SIMCLR));
        assertTrue(Pixels.count(figure, MethodStyle.of("OECL").color()) > 500);
        assertTrue(Pixels.count(figure, MethodStyle.of("SimCLR").color()) > 500);
    }

    @Test
    void perfectRocRunsAlongTheUpperEdge() {
        BufferedImage perfect = RocFigure.of("ROC", ScoredRun.headline(OECL));
        BufferedImage chance = RocFigure.of("ROC", ScoredRun.headline(SIMCLR));
        assertTrue(blueAtTheTop(perfect) > 3 * blueAtTheTop(chance));
    }

    private static long blueAtTheTop(BufferedImage figure) {
        BufferedImage strip = figure.getSubimage(0, 90, figure.getWidth(), 40);
        return Pixels.count(strip, Style.series(0));
    }
}
