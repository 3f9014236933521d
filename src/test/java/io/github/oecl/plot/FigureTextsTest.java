// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.grid.GridResults;
import io.github.oecl.plot.internal.DrawnTexts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import io.github.oecl.plot.internal.TrainingCurves;
import io.github.oecl.plot.paper.PaperFigures;
import io.github.oecl.plot.paper.ViewCloud;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.run.trajectory.TrajectoryVariant;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** In every figure of the notebooks all texts are within the figure, whole, and apart. */
@Tag("recorded")
class FigureTextsTest {

    private static final Path RECORDED = Path.of("notebooks", "recorded");

    private final Map<String, Supplier<BufferedImage>> figures = new LinkedHashMap<>();

    @TestFactory
    List<DynamicTest> textsAreWithinTheFigureAndApart() throws IOException {
        resultFigures();
        trajectoryFigures();
        otherFigures();
        return figures.entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey(),
                                        () ->
                                                assertEquals(
                                                        List.of(),
                                                        DrawnTexts.faults(each.getValue()))))
                .toList();
    }

    @Test
    void aTextThatLeavesTheFigureOrMeetsAnotherIsFound() {
        Panel bad =
                new Panel() {
                    @Override
                    public int width() {
                        return Style.WIDTH;
                    }

                    @Override
                    public int height() {
                        return 60;
                    }

                    @Override
                    public void paint(Graphics2D graphics) {
                        Text.write(graphics, "one", Style.LABEL, Style.TEXT, 100, 30);
                        Text.write(graphics, "two", Style.LABEL, Style.TEXT, 105, 32);
                        Text.write(graphics, "outside", Style.LABEL, Style.TEXT, 620, 50);
                    }
                };
        List<String> faults = DrawnTexts.faults(() -> Figure.draw("Title", "Caption", bad));
        assertEquals(2, faults.size(), faults::toString);
        assertTrue(faults.get(0).startsWith("overlap: 'one'"), faults::toString);
        assertTrue(faults.get(1).startsWith("leaves the figure: 'outside'"), faults::toString);
    }

    /** A chart's title, axes, numbers and legend are outlines, not strings. */
    @Test
    void theTextsOfAChartAreSeen() throws IOException {
        RunResult oecl =
                GridResults.read(RECORDED.resolve("quick")).results().get("raabin-oecl-seed11");
        int seen = DrawnTexts.count(() -> TrainingCurves.of(oecl));
        assertTrue(seen > 25, seen + " texts seen");
    }

    private void resultFigures() throws IOException {
        for (String grid : List.of("quick", "one-vs-rest", "leave-one-class-out", "shifts")) {
            GridResults results = GridResults.read(RECORDED.resolve(grid));
            figures.put("seeds of " + grid, () -> SeedsFigure.of("Recorded: " + grid, results));
        }
        GridResults ablations = GridResults.read(RECORDED.resolve("ablations"));
        figures.put("ablations", () -> PaperFigures.ablations("One setting at a time", ablations));
        GridResults few =
                GridResults.read(RECORDED.resolve("few-shot-near"))
                        .and(GridResults.read(RECORDED.resolve("few-shot-far")));
        figures.put("few outliers", () -> PaperFigures.fewShot("Few outliers", few));
        GridResults sizes = GridResults.read(RECORDED.resolve("near-and-far"));
        figures.put("near and far", () -> PaperFigures.nearAndFar("Near and far", sizes));
        GridResults aerial = GridResults.read(RECORDED.resolve("aerial-and-skin"));
        figures.put("aerial and skin", () -> PaperFigures.pooled("Aerial and skin", aerial));
        GridResults stability = GridResults.read(RECORDED.resolve("stability"));
        figures.put("stability", () -> PaperFigures.stability("Stability", stability));
        GridResults quick = GridResults.read(RECORDED.resolve("quick"));
        RunResult oecl = quick.results().get("raabin-oecl-seed11");
        RunResult simclr = quick.results().get("raabin-simclr-seed11");
        ScoredRun ours = ScoredRun.headline(oecl);
        ScoredRun theirs = ScoredRun.baseline(simclr);
        figures.put("scores", () -> ScoreHistogram.of("Norms of the test images", ours, theirs));
        figures.put("roc", () -> RocFigure.of("ROC curves on the test images", ours, theirs));
        figures.put("auroc", () -> AurocFigure.of("Every score", ScoredRun.all(oecl, simclr)));
        figures.put("training of OECL", () -> TrainingCurves.of(oecl));
        figures.put("training of SimCLR", () -> TrainingCurves.of(simclr));
    }

    private void trajectoryFigures() throws IOException {
        for (TrajectoryRun run : TrajectoryRun.readAll(RECORDED)) {
            String title =
                    "Recorded: "
                            + TrajectoryVariant.titleOf(run.config())
                            + ", "
                            + run.config().data().name();
            figures.put(title, () -> PaperFigures.trajectory(title, "recorded", run));
        }
        for (String data : List.of("raabin", "cifar10")) {
            TrajectoryRun run = TrajectoryRun.read(RECORDED.resolve("separation-" + data + ".csv"));
            figures.put(
                    "separation on " + data,
                    () -> PaperFigures.separation("Norm collapse and separation", "recorded", run));
        }
    }

    private void otherFigures() throws IOException {
        figures.put("lemma", () -> PaperFigures.lemma(8, 2, 0.25, 0.5, 1, 2, 4));
        figures.put("lemma's derivatives", () -> PaperFigures.lemmaDerivatives(0.5, 1, 2, 4));
        ViewCloud far = ViewCloud.sampled("a long mean", Role.NORMAL, 2.6, 1.3, 0.3);
        ViewCloud near = ViewCloud.sampled("a short mean", Role.OOD, 0.95, 0.85, 0.3);
        figures.put(
                "views", () -> PaperFigures.viewGeometry("The views of two images", "", far, near));
        float[][] dots = {{1, 2}, {-20, 3}, {150, 4}};
        Map<String, Map<Role, float[][]>> moments = new LinkedHashMap<>();
        for (String step : List.of("0", "150", "300", "450", "600")) {
            moments.put("step " + step, Map.of(Role.OUTLIER, dots));
        }
        figures.put(
                "strip",
                () -> PaperFigures.features("Features", "Each has its own scale.", moments));
        RunConfig cells = Recipes.cells(Preset.SMOKE);
        Task task = cells.data().load(DataCatalog.fromEnvironment());
        figures.put(
                "roles",
                () -> ImageFigures.roles(cells, task, Role.NORMAL, Role.OOD, Role.OUTLIER));
        figures.put("shifts", () -> ImageFigures.shifts(cells, task.train()));
        figures.put("random views", () -> ImageFigures.views(cells, task.train(), 2));
    }
}
