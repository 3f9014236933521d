// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.plot.Role;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.run.trajectory.TrajectoryVariant;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class TrajectoryFigureTest {

    private static TrajectoryRun run;

    @BeforeAll
    static void train() throws IOException {
        RunConfig config = TrajectoryVariant.SIMCLR.of(Recipes.byName("cells", Preset.SMOKE));
        TrajectoryConfig followed = new TrajectoryConfig(2, 4, 1, false);
        run = TrajectoryRun.of(config, followed, DataCatalog.at(null));
    }

    private static boolean has(BufferedImage image, Color color) {
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).anyMatch(pixel -> pixel == color.getRGB());
    }

    @Test
    void drawsNormalAndOodImagesInTheirColours() {
        BufferedImage figure = TrajectoryFigure.of("Norms", "live", run, NormStatistic.MEAN_NORM);
        assertTrue(has(figure, Role.NORMAL.color()));
        assertTrue(has(figure, Role.OOD.color()));
    }

    @Test
    void allPanelsMakeOneFigureOfTheUsualWidth() {
        BufferedImage one = TrajectoryFigure.of("Norms", "live", run, NormStatistic.MEAN_NORM);
        assertEquals(one.getWidth(), TrajectoryFigure.of("All", "live", run).getWidth());
    }

    @Test
    void leavesOutWhatIsInfinite() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(0, TrajectoryConfig.OOD, views(1, 0, 1, 0));
        trajectory.add(1, TrajectoryConfig.OOD, views(1, 1, 1, -1));
        TrajectoryRun infinite =
                new TrajectoryRun(
                        run.config(),
                        run.followed(),
                        run.provenance(),
                        run.training(),
                        run.measuring(),
                        trajectory,
                        run.separations());
        TrajectoryPanel panel =
                new TrajectoryPanel("live", infinite, NormStatistic.MU_OVER_SIGMA_V);
        assertEquals(1, panel.course(TrajectoryConfig.OOD).size());
        assertTrue(TrajectoryFigure.of("Norms", panel).getWidth() > 0);
    }

    @Test
    void panelsOfOneStatisticHaveOneScale() {
        TrajectoryPanel longer = new TrajectoryPanel("tenfold", times(10), NormStatistic.MEAN_NORM);
        TrajectoryPanel norms = new TrajectoryPanel("live", run, NormStatistic.MEAN_NORM);
        TrajectoryPanel spread = new TrajectoryPanel("live", run, NormStatistic.SIGMA_V);
        List<XYChart> charts = TrajectoryFigure.charts(300, norms, longer, spread);
        double top = charts.get(0).getStyler().getYAxisMax();
        assertEquals(top, charts.get(1).getStyler().getYAxisMax());
        assertEquals(0.0, charts.get(1).getStyler().getYAxisMin());
        assertTrue(top >= 10 && top < 30, "holds the longer norms: " + top);
        assertNotEquals(Double.valueOf(top), charts.get(2).getStyler().getYAxisMax());
    }

    /** A training of one image of two views, of this norm. */
    private static TrajectoryRun times(float norm) {
        NormTrajectory trajectory = new NormTrajectory();
        for (int epoch = 0; epoch <= 1; epoch++) {
            trajectory.add(epoch, TrajectoryConfig.OOD, views(norm, 0, norm, 0));
        }
        return new TrajectoryRun(
                run.config(),
                run.followed(),
                run.provenance(),
                run.training(),
                run.measuring(),
                trajectory,
                run.separations());
    }

    private static NormStatistics views(float... features) {
        return NormStatistics.of(features, 2, 2);
    }

    @Test
    void refusesNoPanelAndFour() {
        TrajectoryPanel panel = new TrajectoryPanel("live", run, NormStatistic.SIGMA_V);
        assertThrows(IllegalArgumentException.class, () -> TrajectoryFigure.of("None"));
        assertThrows(
                IllegalArgumentException.class,
                () -> TrajectoryFigure.of("Four", panel, panel, panel, panel));
    }

    @Test
    void refusesATrainingWithoutALabel() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                PaperFigures.trajectories(
                                        "Two", NormStatistic.SIGMA_V, List.of("one"), run, run));
        assertEquals(
                "There are 2 trainings and 1 labels: give a label for each training",
                e.getMessage());
    }
}
