// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.internal.AurocAxis;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import io.github.oecl.score.Interval;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/**
 * Rows of AUROCs: a name, dots with their intervals, and the numbers in words.
 *
 * @param rows from the top
 */
record DotsPanel(List<Row> rows) implements Panel {

    private static final int ROW = 24;
    private static final double DOT = 3.2;
    private static final double SPREAD = 14;

    /**
     * An AUROC.
     *
     * @param color of the dot and its bar
     * @param style of the method, for the marker
     * @param value in [0, 1]
     * @param interval its bar
     */
    record Dot(Color color, MethodStyle style, double value, Interval interval) {

        static Dot of(String method, double value, Interval interval) {
            MethodStyle style = MethodStyle.of(method);
            return new Dot(style.color(), style, value, interval);
        }
    }

    /**
     * A row.
     *
     * @param name on the left
     * @param dots one above the other
     * @param text on the right
     * @param strong whether it is set in bold
     */
    record Row(String name, List<Dot> dots, String text, boolean strong) {}

    @Override
    public int width() {
        return Style.WIDTH;
    }

    @Override
    public int height() {
        return rows.size() * ROW + AurocAxis.HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        double lowest =
                rows.stream()
                        .flatMap(row -> row.dots().stream())
                        .mapToDouble(dot -> dot.interval().low())
                        .min()
                        .orElseThrow();
        AurocAxis axis = AurocAxis.from(lowest);
        axis.paint(graphics, rows.size() * ROW);
        for (int i = 0; i < rows.size(); i++) {
            row(graphics, axis, rows.get(i), i * ROW);
        }
    }

    @Override
    public List<String> words() {
        return rows.stream().map(row -> row.name().strip() + ": " + row.text()).toList();
    }

    private static void row(Graphics2D graphics, AurocAxis axis, Row row, int top) {
        int baseline = top + ROW / 2 + 4;
        Font font = row.strong() ? Style.SMALL.deriveFont(Font.BOLD) : Style.SMALL;
        Text.write(graphics, row.name(), font, Style.TEXT, Style.MARGIN, baseline);
        Text.write(graphics, row.text(), Style.SMALL, Style.TEXT, AurocAxis.RIGHT + 14, baseline);
        int count = row.dots().size();
        for (int i = 0; i < count; i++) {
            double y = top + ROW / 2.0 + SPREAD * ((i + 0.5) / count - 0.5);
            dot(graphics, axis, row.dots().get(i), y);
        }
    }

    private static void dot(Graphics2D graphics, AurocAxis axis, Dot dot, double y) {
        graphics.setColor(dot.color());
        graphics.setStroke(Style.THIN);
        double low = axis.x(dot.interval().low());
        graphics.draw(new Line2D.Double(low, y, axis.x(dot.interval().high()), y));
        double middle = axis.x(dot.value());
        graphics.fill(dot.style().marker(middle, y, DOT));
    }
}
