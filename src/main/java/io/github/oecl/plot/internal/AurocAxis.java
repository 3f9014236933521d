// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** A horizontal axis of the AUROC, between names on its left and numbers on its right. */
public record AurocAxis(double start) {

    /** The height of the labels below the rows. */
    public static final int HEIGHT = 44;

    /** The right end of the axis. */
    public static final int RIGHT = Style.WIDTH - 130;

    private static final int LEFT = 190;
    private static final double TICK = 0.1;
    private static final double CHANCE = 0.5;

    /**
     * Returns an axis that begins at chance, or lower where a value does.
     *
     * @param lowest the lowest value
     * @return the axis
     */
    public static AurocAxis from(double lowest) {
        return new AurocAxis(Math.floor(Math.min(lowest, CHANCE) / TICK) * TICK);
    }

    /**
     * Returns where a value lies.
     *
     * @param auroc in [0, 1]
     * @return its distance from the left of the panel
     */
    public double x(double auroc) {
        return LEFT + (RIGHT - LEFT) * (auroc - start) / (1 - start);
    }

    /**
     * Paints the grid over the rows and the labels below them.
     *
     * @param graphics where to
     * @param rowsHeight the height of all rows
     */
    public void paint(Graphics2D graphics, int rowsHeight) {
        int bottom = rowsHeight + 2;
        for (int tick = (int) Math.round(start / TICK); tick <= 1 / TICK; tick++) {
            double x = x(tick * TICK);
            boolean chance = tick * TICK == CHANCE;
            graphics.setColor(chance ? Style.FAINT : Style.GRID);
            graphics.setStroke(chance ? Style.DASHED : Style.THIN);
            graphics.draw(new Line2D.Double(x, 0, x, bottom));
            centred(graphics, Math.round(100 * tick * TICK) + "", x, bottom + 14);
        }
        centred(graphics, "AUROC (%); chance is 50", (LEFT + RIGHT) / 2.0, bottom + 32);
    }

    private static void centred(Graphics2D graphics, String text, double x, int baseline) {
        int left = (int) Math.round(x - Text.width(text, Style.SMALL) / 2);
        Text.write(graphics, text, Style.SMALL, Style.TEXT, left, baseline);
    }
}
