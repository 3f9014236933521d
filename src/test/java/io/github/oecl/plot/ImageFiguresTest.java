// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.run.RunConfig;
import io.github.oecl.score.TestScores;
import io.github.oecl.transform.Shift;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImageFiguresTest {

    private static final RunConfig CONFIG = Results.OECL;
    private static Task task;

    @BeforeAll
    static void drawImages() throws IOException {
        task = CONFIG.data().load(DataCatalog.fromEnvironment());
    }

    @Test
    void rolesShowOnlyWhatIsAskedFor() {
        BufferedImage figure = ImageFigures.roles(CONFIG, task, Role.OUTLIER);
        assertTrue(Pixels.count(figure, Role.OUTLIER.color()) > 100);
        assertEquals(0, Pixels.count(figure, Role.OOD.color()));
    }

    @Test
    void oneMoreViewIsOneMoreRow() {
        int two = ImageFigures.views(CONFIG, task.train(), 2).getHeight();
        int three = ImageFigures.views(CONFIG, task.train(), 3).getHeight();
        assertEquals(101, three - two, 1);
    }

    @Test
    void everyShiftHasARow() {
        BufferedImage figure = ImageFigures.shifts(CONFIG, task.train());
        int rows = Shift.all().size();
        int row = (int) Math.round((60 + 3 + 14) * Style.SCALE);
        assertTrue(figure.getHeight() > rows * row);
        assertTrue(figure.getHeight() < (rows + 1) * row);
        assertTrue(figure.getProperty("title").toString().contains("lymphocyte+monocyte"));
    }

    @Test
    void extremesShowBothSides() {
        TestScores scores =
                new TestScores(
                        Results.range(task.testNormal().size(), 1, 1),
                        Results.range(task.testOod().size(), 0, 1));
        ScoredRun run = ScoredRun.headline(Results.of(CONFIG, scores));
        BufferedImage figure = ImageFigures.extremes(run, task);
        assertTrue(Pixels.count(figure, Role.NORMAL.color()) > 100);
        assertTrue(Pixels.count(figure, Role.OOD.color()) > 100);
    }
}
