// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.internal.Figure;
import java.awt.image.BufferedImage;
import java.util.List;

/** The AUROC of runs and scores as dots on bars, which are the 95% bootstrap intervals. */
final class AurocFigure {

    private AurocFigure() {}

    /**
     * Draws a row for each run and score; a method has one colour.
     *
     * @param title of the figure
     * @param runs at least one, all on the same test images
     * @return the figure
     */
    static BufferedImage of(String title, List<ScoredRun> runs) {
        return Figure.draw(title, Caption.of(runs), new AurocPanel(List.copyOf(runs)));
    }
}
