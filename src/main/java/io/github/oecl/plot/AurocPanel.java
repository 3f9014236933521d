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
    private static final int AXIS_HEIGHT = 44;
    private static final int LEFT = 190;
    private static final int RIGHT = Style.WIDTH - 130;
    private static final double TICK = 0.1;
    private static final double CHANCE = 0.5;
    private static final double DOT = 4;

    @Override
    public int width() {
        return Style.WIDTH;
    }

    @Override
    public int height() {
        return runs.size() * ROW + AXIS_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        axis(graphics);
        List<String> methods = runs.stream().map(ScoredRun::method).distinct().toList();
        for (int i = 0; i < runs.size(); i++) {
            Color color = Style.series(methods.indexOf(runs.get(i).method()));
            row(graphics, runs.get(i), i * ROW + ROW / 2, color);
        }
    }

    private void row(Graphics2D graphics, ScoredRun run, int y, Color color) {
        Interval interval = run.result().measured().get(run.score()).auroc();
        int baseline = y + 4;
        Text.write(graphics, run.label(), Style.SMALL, color, Style.MARGIN, baseline);
        Text.write(graphics, run.aurocText(), Style.SMALL, Style.TEXT, RIGHT + 14, baseline);
        graphics.setColor(color);
        graphics.setStroke(Style.THICK);
        graphics.draw(new Line2D.Double(x(interval.low()), y, x(interval.high()), y));
        double middle = x(run.auroc());
        graphics.fill(new Ellipse2D.Double(middle - DOT, y - DOT, 2 * DOT, 2 * DOT));
    }

    private void axis(Graphics2D graphics) {
        int bottom = runs.size() * ROW + 2;
        for (int tick = (int) Math.round(start() / TICK); tick <= 1 / TICK; tick++) {
            double x = x(tick * TICK);
            boolean chance = tick * TICK == CHANCE;
            graphics.setColor(chance ? Style.FAINT : Style.GRID);
            graphics.setStroke(chance ? Style.DASHED : Style.THIN);
            graphics.draw(new Line2D.Double(x, 0, x, bottom));
            centred(graphics, Math.round(100 * tick * TICK) + "", x, bottom + 14);
        }
        centred(graphics, "AUROC (%); chance is 50", (LEFT + RIGHT) / 2.0, bottom + 32);
    }

    /** The axis begins at chance, or lower where an interval does. */
    private double start() {
        double lowest =
                runs.stream()
                        .mapToDouble(run -> run.result().measured().get(run.score()).auroc().low())
                        .min()
                        .orElse(CHANCE);
        return Math.floor(Math.min(lowest, CHANCE) / TICK) * TICK;
    }

    private double x(double auroc) {
        return LEFT + (RIGHT - LEFT) * (auroc - start()) / (1 - start());
    }

    private static void centred(Graphics2D graphics, String text, double x, int baseline) {
        int left = (int) Math.round(x - Text.width(text, Style.SMALL) / 2);
        Text.write(graphics, text, Style.SMALL, Style.TEXT, left, baseline);
    }
}
