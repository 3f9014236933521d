// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.score.Interval;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;

/** A row for each run and score: its name, the interval on an axis, and the numbers. */
record AurocPanel(List<ScoredRun> runs) implements Panel {

    private static final int ROW = 24;
    private static final double DOT = 4;

    @Override
    public int width() {
        return Style.WIDTH;
    }

    @Override
    public int height() {
        return runs.size() * ROW + AurocAxis.HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        AurocAxis axis =
                AurocAxis.from(
                        runs.stream().mapToDouble(run -> run.interval().low()).min().orElseThrow());
        axis.paint(graphics, runs.size() * ROW);
        List<String> methods = runs.stream().map(ScoredRun::method).distinct().toList();
        for (int i = 0; i < runs.size(); i++) {
            Color color = Style.series(methods.indexOf(runs.get(i).method()));
            row(graphics, axis, runs.get(i), i * ROW + ROW / 2, color);
        }
    }

    private static void row(
            Graphics2D graphics, AurocAxis axis, ScoredRun run, int y, Color color) {
        Interval interval = run.interval();
        int baseline = y + 4;
        Text.write(graphics, run.label(), Style.SMALL, color, Style.MARGIN, baseline);
        Text.write(
                graphics, run.aurocText(), Style.SMALL, Style.TEXT, AurocAxis.RIGHT + 14, baseline);
        graphics.setColor(color);
        graphics.setStroke(Style.THICK);
        graphics.draw(new Line2D.Double(axis.x(interval.low()), y, axis.x(interval.high()), y));
        double middle = axis.x(run.auroc());
        graphics.fill(new Ellipse2D.Double(middle - DOT, y - DOT, 2 * DOT, 2 * DOT));
    }
}
