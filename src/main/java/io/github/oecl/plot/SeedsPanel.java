// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.plot.internal.AurocAxis;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.SeedsRow;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/** A heading for each task and under it a row for each method and score. */
record SeedsPanel(List<SeedsRow> rows) implements Panel {

    private static final int ROW = 28;
    private static final int HEADING = 22;
    private static final double DOT = 3.5;
    private static final double SPREAD = 16;

    @Override
    public int width() {
        return Style.WIDTH;
    }

    @Override
    public int height() {
        return bodyHeight() + AurocAxis.HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        AurocAxis axis =
                AurocAxis.from(rows.stream().mapToDouble(SeedsRow::lowest).min().orElseThrow());
        axis.paint(graphics, bodyHeight());
        int y = 0;
        String task = "";
        for (SeedsRow row : rows) {
            if (!row.task().equals(task)) {
                task = row.task();
                Text.write(graphics, task, Style.LABEL, Style.TEXT, Style.MARGIN, y + HEADING - 5);
                y += HEADING;
            }
            row(graphics, axis, row, y);
            y += ROW;
        }
    }

    @Override
    public List<String> words() {
        return rows.stream()
                .map(row -> row.task() + ", " + row.label() + ": " + row.text())
                .toList();
    }

    private static void row(Graphics2D graphics, AurocAxis axis, SeedsRow row, int top) {
        Color color = MethodStyle.of(row.method()).color();
        int baseline = top + ROW / 2 + 4;
        Text.write(graphics, row.label(), Style.SMALL, color, 2 * Style.MARGIN, baseline);
        Text.write(graphics, row.text(), Style.SMALL, Style.TEXT, AurocAxis.RIGHT + 14, baseline);
        graphics.setColor(color);
        int count = row.seeds().size();
        for (int i = 0; i < count; i++) {
            double y = top + ROW / 2.0 + SPREAD * ((i + 0.5) / count - 0.5);
            seed(graphics, axis, row.seeds().get(i), y);
        }
    }

    private static void seed(Graphics2D graphics, AurocAxis axis, ScoredRun run, double y) {
        graphics.setStroke(Style.THIN);
        double low = axis.x(run.interval().low());
        graphics.draw(new Line2D.Double(low, y, axis.x(run.interval().high()), y));
        double middle = axis.x(run.auroc());
        graphics.fill(MethodStyle.of(run.method()).marker(middle, y, DOT));
    }

    private int bodyHeight() {
        long tasks = rows.stream().map(SeedsRow::task).distinct().count();
        return (int) (rows.size() * ROW + tasks * HEADING);
    }
}
