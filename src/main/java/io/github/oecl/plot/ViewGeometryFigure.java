// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/**
 * The features of many views of an image in the plane: their mean m, one view z with its parts u
 * along m and v off m, and the angle between z and m.
 */
public final class ViewGeometryFigure {

    private static final int HEIGHT = 300;
    private static final Font SYMBOL = Style.PANEL_TITLE.deriveFont(14f);

    private ViewGeometryFigure() {}

    /**
     * Views of an image in the plane.
     *
     * @param title over the panel
     * @param role gives the colour
     * @param x the first coordinate of each view
     * @param y the second
     * @param shown which view to take apart
     */
    public record Cloud(String title, Role role, double[] x, double[] y, int shown) {

        double meanX() {
            return Arrays.stream(x).average().orElseThrow();
        }

        double meanY() {
            return Arrays.stream(y).average().orElseThrow();
        }

        double reach() {
            double largest = 0;
            for (int i = 0; i < x.length; i++) {
                largest = Math.max(largest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
            }
            return largest;
        }
    }

    /**
     * Draws two images side by side to one scale, so that lengths and angles compare.
     *
     * @param title of the figure
     * @param caption what to look at
     * @param left the views of one image
     * @param right the views of another
     * @return the figure
     */
    public static BufferedImage of(String title, String caption, Cloud left, Cloud right) {
        double reach = Math.max(left.reach(), right.reach());
        return Figure.draw(title, caption, panel(left, reach), panel(right, reach));
    }

    private static Panel panel(Cloud cloud, double reach) {
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
                new Drawing(graphics, cloud, reach, width()).paint();
            }
        };
    }

    /** Paints a cloud, with the origin at the lower left. */
    private static final class Drawing {

        private static final int EDGE = 46;

        private final Graphics2D graphics;
        private final Cloud cloud;
        private final double scale;
        private final Color color;

        Drawing(Graphics2D graphics, Cloud cloud, double reach, int width) {
            this.graphics = graphics;
            this.cloud = cloud;
            this.color = cloud.role().color();
            this.scale = Math.min(width - 2 * EDGE, HEIGHT - 2 * EDGE) / reach;
        }

        void paint() {
            axes();
            for (int i = 0; i < cloud.x().length; i++) {
                dot(cloud.x()[i], cloud.y()[i], 2.5, Style.transparent(color, 110));
            }
            double mx = cloud.meanX();
            double my = cloud.meanY();
            double zx = cloud.x()[cloud.shown()];
            double zy = cloud.y()[cloud.shown()];
            double share = (zx * mx + zy * my) / (mx * mx + my * my);
            line(0, 0, share * mx, share * my, Style.DASHED, Style.TEXT);
            line(share * mx, share * my, zx, zy, Style.DASHED, Style.TEXT);
            arrow(mx, my, Style.TEXT);
            arrow(zx, zy, color);
            angle(mx, my, zx, zy);
            label("m", mx, my, 6, 14);
            label("z", zx, zy, 6, -4);
            label("v", (share * mx + zx) / 2, (share * my + zy) / 2, 5, 4);
            Figure.write(graphics, cloud.title(), Style.PANEL_TITLE, Style.TEXT, EDGE, 18);
        }

        private void axes() {
            double length = (HEIGHT - 2 * EDGE) / scale;
            line(0, 0, length * 1.15, 0, Style.THIN, Style.GRID);
            line(0, 0, 0, length, Style.THIN, Style.GRID);
            Figure.write(
                    graphics, "feature dimension 1", Style.SMALL, Style.FAINT, EDGE, HEIGHT - 12);
            Graphics2D turned = (Graphics2D) graphics.create();
            turned.rotate(-Math.PI / 2);
            Figure.write(
                    turned, "feature dimension 2", Style.SMALL, Style.FAINT, -HEIGHT + EDGE, 20);
            turned.dispose();
            dot(0, 0, 3, Style.TEXT);
            Figure.write(graphics, "0", Style.SMALL, Style.TEXT, px(0) - 12, py(0) + 12);
        }

        private void angle(double mx, double my, double zx, double zy) {
            double radius = 0.45 * Math.hypot(mx, my) * scale;
            double start = Math.toDegrees(Math.atan2(my, mx));
            double end = Math.toDegrees(Math.atan2(zy, zx));
            graphics.setStroke(Style.THIN);
            graphics.setColor(Style.TEXT);
            graphics.draw(
                    new Arc2D.Double(
                            px(0) - radius,
                            py(0) - radius,
                            2 * radius,
                            2 * radius,
                            start,
                            end - start,
                            Arc2D.OPEN));
            String text = String.format(Locale.ROOT, "angle %.0f°", Math.abs(end - start));
            Figure.write(graphics, text, Style.LABEL, Style.TEXT, px(0) + 130, py(0) - 14);
        }

        private void arrow(double x, double y, Color arrowColor) {
            line(0, 0, x, y, Style.THICK, arrowColor);
            double direction = Math.atan2(y, x);
            Path2D head = new Path2D.Double();
            head.moveTo(px(x), py(y));
            for (double side : new double[] {-0.4, 0.4}) {
                head.lineTo(
                        px(x) - 10 * Math.cos(direction + side),
                        py(y) + 10 * Math.sin(direction + side));
            }
            head.closePath();
            graphics.fill(head);
        }

        private void label(String text, double x, double y, int right, int down) {
            Figure.write(graphics, text, SYMBOL, Style.TEXT, px(x) + right, py(y) + down);
        }

        private void line(
                double x0, double y0, double x1, double y1, BasicStroke stroke, Color lineColor) {
            graphics.setStroke(stroke);
            graphics.setColor(lineColor);
            graphics.draw(new Line2D.Double(px(x0), py(y0), px(x1), py(y1)));
        }

        private void dot(double x, double y, double radius, Color dotColor) {
            graphics.setColor(dotColor);
            graphics.fill(
                    new Ellipse2D.Double(px(x) - radius, py(y) - radius, 2 * radius, 2 * radius));
        }

        private int px(double x) {
            return (int) Math.round(EDGE + x * scale);
        }

        private int py(double y) {
            return (int) Math.round(HEIGHT - EDGE - y * scale);
        }
    }
}
