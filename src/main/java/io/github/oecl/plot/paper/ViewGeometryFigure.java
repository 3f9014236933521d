// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/**
 * The features of many views of an image in the plane: their mean m, one view z with its parts u
 * along m and v off m, and the angle between z and m.
 */
final class ViewGeometryFigure {

    private static final int HEIGHT = 250;
    private static final int EDGE = 40;

    private ViewGeometryFigure() {}

    /**
     * Draws two images side by side to one scale, so that lengths and angles compare.
     *
     * @param title of the figure
     * @param caption what to look at
     * @param left the views of one image
     * @param right the views of another
     * @return the figure
     */
    static BufferedImage of(String title, String caption, ViewCloud left, ViewCloud right) {
        double scale = Math.min(scale(left), scale(right));
        return Figure.draw(title, caption, panel(left, scale), panel(right, scale));
    }

    /** Returns the units of a figure to a unit of the plane that fit a cloud in. */
    private static double scale(ViewCloud cloud) {
        double x = IntStream.range(0, cloud.size()).mapToDouble(cloud::x).max().orElseThrow();
        double y = IntStream.range(0, cloud.size()).mapToDouble(cloud::y).max().orElseThrow();
        return Math.min((Style.WIDTH / 2 - 2 * EDGE) / x, (HEIGHT - 2 * EDGE) / y);
    }

    private static Panel panel(ViewCloud cloud, double scale) {
        return new Panel() {
            @Override
            public int width() {
                return Style.WIDTH / 2;
            }

            @Override
            public int height() {
                return HEIGHT;
            }

            @Override
            public void paint(Graphics2D graphics) {
                Text.write(graphics, cloud.title(), Style.PANEL_TITLE, Style.TEXT, EDGE, 18);
                graphics.translate(EDGE, HEIGHT - EDGE);
                new ViewDrawing(graphics, cloud, scale).paint(width() - 2 * EDGE);
            }
        };
    }
}
