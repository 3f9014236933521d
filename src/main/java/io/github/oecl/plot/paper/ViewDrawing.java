// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Locale;

/** Paints a cloud of views with its origin at the graphics' origin, y upwards. */
final class ViewDrawing {

    private static final Font SYMBOL = Style.PANEL_TITLE.deriveFont(15f);
    private static final int HEAD = 10;
    private static final double HEAD_ANGLE = 0.35;

    private final Graphics2D graphics;
    private final ViewCloud cloud;
    private final double scale;

    ViewDrawing(Graphics2D graphics, ViewCloud cloud, double scale) {
        this.graphics = graphics;
        this.cloud = cloud;
        this.scale = scale;
    }

    void paint(int width) {
        axes(width);
        for (int view = 0; view < cloud.size(); view++) {
            dot(cloud.x(view), cloud.y(view), 2.5, Style.transparent(cloud.role().color(), 100));
        }
        double mx = cloud.meanX();
        double my = cloud.meanY();
        double zx = cloud.x(cloud.shown());
        double zy = cloud.y(cloud.shown());
        double share = (zx * mx + zy * my) / (mx * mx + my * my);
        line(0, 0, share * mx, share * my, Style.DASHED, Style.TEXT);
        line(share * mx, share * my, zx, zy, Style.DASHED, Style.TEXT);
        arrow(mx, my, Style.TEXT);
        arrow(zx, zy, cloud.role().color());
        angle(mx, my);
        symbol("m", mx, my, 4, 18);
        symbol("z", zx, zy, -4, -9);
        symbol("v", (share * mx + zx) / 2, (share * my + zy) / 2, 6, 2);
    }

    private void axes(int width) {
        line(0, 0, width / scale, 0, Style.THIN, Style.GRID);
        line(0, 0, 0, 0.75 * width / scale, Style.THIN, Style.GRID);
        Text.write(graphics, "feature dimension 1", Style.SMALL, Style.FAINT, 0, 26);
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.rotate(-Math.PI / 2);
        Text.write(turned, "feature dimension 2", Style.SMALL, Style.FAINT, 0, -18);
        turned.dispose();
        dot(0, 0, 3, Style.TEXT);
        Text.write(graphics, "0", Style.SMALL, Style.TEXT, -12, 13);
    }

    private void angle(double mx, double my) {
        double radius = 0.5 * Math.hypot(mx, my) * scale;
        double start = Math.toDegrees(Math.atan2(my, mx));
        double extent = cloud.angle(cloud.shown());
        graphics.setStroke(Style.THICK);
        graphics.setColor(Style.TEXT);
        graphics.draw(
                new Arc2D.Double(
                        -radius, -radius, 2 * radius, 2 * radius, start, extent, Arc2D.OPEN));
        String text = String.format(Locale.ROOT, "angle %.0f°", extent);
        Text.write(graphics, text, Style.LABEL, Style.TEXT, 150, -8);
    }

    private void arrow(double x, double y, Color color) {
        line(0, 0, x, y, Style.THICK, color);
        double direction = Math.atan2(y, x);
        Path2D head = new Path2D.Double();
        head.moveTo(x * scale, -y * scale);
        for (double side : new double[] {-HEAD_ANGLE, HEAD_ANGLE}) {
            head.lineTo(
                    x * scale - HEAD * Math.cos(direction + side),
                    -y * scale + HEAD * Math.sin(direction + side));
        }
        head.closePath();
        graphics.fill(head);
    }

    private void symbol(String text, double x, double y, int right, int down) {
        int left = (int) Math.round(x * scale) + right;
        int baseline = (int) Math.round(-y * scale) + down;
        Text.write(graphics, text, SYMBOL, Style.TEXT, left, baseline);
    }

    private void line(double x0, double y0, double x1, double y1, BasicStroke stroke, Color color) {
        graphics.setStroke(stroke);
        graphics.setColor(color);
        graphics.draw(new Line2D.Double(x0 * scale, -y0 * scale, x1 * scale, -y1 * scale));
    }

    private void dot(double x, double y, double radius, Color color) {
        graphics.setColor(color);
        graphics.fill(
                new Ellipse2D.Double(
                        x * scale - radius, -y * scale - radius, 2 * radius, 2 * radius));
    }
}
