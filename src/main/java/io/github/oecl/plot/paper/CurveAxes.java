// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;

/**
 * A logarithmic axis of numbers and an upright one of the AUROC, with room for names on the right.
 *
 * @param width of the panel
 * @param names the room for names
 * @param places the numbers that are labelled, rising
 * @param start the least AUROC
 */
record CurveAxes(int width, int names, List<Double> places, double start) {

    static final int HEIGHT = 300;
    static final int LEFT = 52;

    private static final int TOP = 26;
    private static final int BOTTOM = HEIGHT - 42;
    private static final int INSET = 34;
    private static final double TICK = 0.1;
    private static final double CHANCE = 0.5;

    /** Returns axes whose AUROC begins at chance, or lower where a value does. */
    static CurveAxes from(double lowest, int width, int names, List<Double> places) {
        double start = Math.floor(Math.min(lowest, CHANCE) / TICK + 1e-9) * TICK;
        return new CurveAxes(width, names, places, start);
    }

    /** Returns the same axes with room for a lower value. */
    CurveAxes downTo(double lowest) {
        return from(Math.min(lowest, start), width, names, places);
    }

    double x(double number) {
        double first = Math.log(places.get(0));
        double last = Math.log(places.get(places.size() - 1));
        double share = last > first ? (Math.log(number) - first) / (last - first) : 0.5;
        return LEFT + INSET + (right() - LEFT - 2 * INSET) * share;
    }

    double y(double auroc) {
        return BOTTOM - (BOTTOM - TOP) * (auroc - start) / (1 - start);
    }

    int right() {
        return width - names;
    }

    int labels() {
        return right() + 6;
    }

    void paint(Graphics2D graphics, String title, String x) {
        for (int tick = (int) Math.round(start / TICK); tick <= 1 / TICK; tick++) {
            double y = y(tick * TICK);
            boolean chance = tick * TICK == CHANCE;
            graphics.setColor(chance ? Style.FAINT : Style.GRID);
            graphics.setStroke(chance ? Style.DASHED : Style.THIN);
            graphics.draw(new Line2D.Double(LEFT, y, right(), y));
            String text = Math.round(100 * tick * TICK) + "";
            int left = (int) (LEFT - 6 - Text.width(text, Style.SMALL));
            Text.write(graphics, text, Style.SMALL, Style.TEXT, left, (int) y + 4);
        }
        places.forEach(place -> place(graphics, place));
        centred(graphics, x, (LEFT + right()) / 2.0, HEIGHT - 8);
        centred(graphics, title, (LEFT + right()) / 2.0, TOP - 12);
        upright(graphics);
    }

    private void place(Graphics2D graphics, double place) {
        graphics.setColor(Style.FAINT);
        graphics.setStroke(Style.THIN);
        graphics.draw(new Line2D.Double(x(place), BOTTOM, x(place), BOTTOM + 4));
        centred(graphics, String.valueOf(Math.round(place)), x(place), BOTTOM + 17);
    }

    private static void upright(Graphics2D graphics) {
        String text = "AUROC (%)";
        AffineTransform before = graphics.getTransform();
        graphics.translate(16, (TOP + BOTTOM + Text.width(text, Style.SMALL)) / 2);
        graphics.rotate(-Math.PI / 2);
        Text.write(graphics, text, Style.SMALL, Style.TEXT, 0, 0);
        graphics.setTransform(before);
    }

    private static void centred(Graphics2D graphics, String text, double x, int baseline) {
        int left = (int) Math.round(x - Text.width(text, Style.SMALL) / 2);
        Text.write(graphics, text, Style.SMALL, Style.TEXT, left, baseline);
    }
}
