// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.plot.internal.AurocAxis;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import io.github.oecl.score.Interval;
import java.awt.Graphics2D;
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
        for (int i = 0; i < runs.size(); i++) {
            row(graphics, axis, runs.get(i), i * ROW + ROW / 2);
        }
    }

    @Override
    public List<String> words() {
        return runs.stream().map(run -> run.label() + ": " + run.aurocText()).toList();
    }

    private static void row(Graphics2D graphics, AurocAxis axis, ScoredRun run, int y) {
        MethodStyle style = MethodStyle.of(run.method());
        Interval interval = run.interval();
        int baseline = y + 4;
        Text.write(graphics, run.label(), Style.SMALL, style.color(), Style.MARGIN, baseline);
        Text.write(
                graphics, run.aurocText(), Style.SMALL, Style.TEXT, AurocAxis.RIGHT + 14, baseline);
        graphics.setColor(style.color());
        graphics.setStroke(Style.THICK);
        graphics.draw(new Line2D.Double(axis.x(interval.low()), y, axis.x(interval.high()), y));
        double middle = axis.x(run.auroc());
        graphics.fill(style.marker(middle, y, DOT));
    }
}
