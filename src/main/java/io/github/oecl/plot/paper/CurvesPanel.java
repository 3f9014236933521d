// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.ScoredRun;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import io.github.oecl.plot.paper.AurocCurve.Point;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Curves of the AUROC over a logarithmic axis: a line through the means over seeds, a band from the
 * least to the largest, and each seed with its bootstrap interval. Each curve has its name at its
 * end.
 *
 * @param axes where values lie
 * @param title over the panel; blank for none
 * @param x the title of the horizontal axis
 * @param curves from the back to the front
 * @param reference a level line across, with its band, or null
 */
record CurvesPanel(
        CurveAxes axes, String title, String x, List<AurocCurve> curves, AurocCurve reference)
        implements Panel {

    /** How opaque a band is, of 255. */
    static final int BAND = 40;

    private static final double DOT = 2.6;
    private static final double APART = 3;
    private static final int LINE = 14;
    private static final BasicStroke INTERVAL = new BasicStroke(0.8f);

    @Override
    public int width() {
        return axes.width();
    }

    @Override
    public int height() {
        return CurveAxes.HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        axes.paint(graphics, title, x);
        if (reference != null) {
            across(graphics);
        }
        curves.forEach(curve -> band(graphics, curve));
        for (int i = 0; i < curves.size(); i++) {
            curve(graphics, curves.get(i), i - (curves.size() - 1) / 2.0);
        }
        labels(graphics);
    }

    @Override
    public List<String> words() {
        return Stream.concat(curves.stream(), Stream.ofNullable(reference))
                .map(curve -> (title.isBlank() ? "" : title + ", ") + curve.words())
                .toList();
    }

    /** Draws the level line over a band from the least to the largest of its seeds. */
    private void across(Graphics2D graphics) {
        double top = axes.y(reference.last().auroc().getMax());
        double bottom = axes.y(reference.last().auroc().getMin());
        double width = axes.right() - CurveAxes.LEFT;
        graphics.setColor(Style.transparent(reference.color(), BAND));
        graphics.fill(new Rectangle2D.Double(CurveAxes.LEFT, top, width, bottom - top));
        graphics.setColor(reference.color());
        graphics.setStroke(Style.THICK);
        double y = axes.y(mean(reference.last()));
        graphics.draw(new Line2D.Double(CurveAxes.LEFT, y, axes.right(), y));
    }

    private void band(Graphics2D graphics, AurocCurve curve) {
        Path2D band = new Path2D.Double();
        List<Point> points = curve.points();
        for (int i = 0; i < 2 * points.size(); i++) {
            boolean there = i < points.size();
            Point point = points.get(there ? i : 2 * points.size() - 1 - i);
            double auroc = there ? point.auroc().getMax() : point.auroc().getMin();
            to(band, axes.x(point.x()), axes.y(auroc));
        }
        band.closePath();
        graphics.setColor(Style.transparent(curve.color(), BAND));
        graphics.fill(band);
    }

    private static void to(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    /** Draws the line and the seeds, these a little beside those of the other curves. */
    private void curve(Graphics2D graphics, AurocCurve curve, double place) {
        Path2D line = new Path2D.Double();
        curve.points().forEach(point -> to(line, axes.x(point.x()), axes.y(mean(point))));
        graphics.setColor(curve.color());
        graphics.setStroke(Style.THICK);
        graphics.draw(line);
        for (Point point : curve.points()) {
            int count = point.seeds().size();
            for (int i = 0; i < count; i++) {
                double beside = APART * (place * (count + 1) + i - (count - 1) / 2.0);
                double x = axes.x(point.x()) + beside;
                seed(graphics, curve.style(), point.seeds().get(i), x);
            }
        }
    }

    private void seed(Graphics2D graphics, MethodStyle style, ScoredRun run, double x) {
        graphics.setStroke(INTERVAL);
        double high = axes.y(run.interval().high());
        graphics.draw(new Line2D.Double(x, axes.y(run.interval().low()), x, high));
        double middle = axes.y(run.auroc());
        graphics.fill(style.marker(x, middle, DOT));
    }

    /** Writes each name at the height of its curve's end, or below the one above. */
    private void labels(Graphics2D graphics) {
        List<AurocCurve> all = new ArrayList<>(curves);
        if (reference != null) {
            all.add(reference);
        }
        all.sort(Comparator.comparingDouble(curve -> -mean(curve.last())));
        double free = Double.NEGATIVE_INFINITY;
        for (AurocCurve curve : all) {
            free = Math.max(axes.y(mean(curve.last())) + 4, free);
            String text =
                    String.format(Locale.ROOT, "%s %.0f", curve.name(), 100 * mean(curve.last()));
            Text.write(graphics, text, Style.SMALL, curve.color(), axes.labels(), (int) free);
            free += LINE;
        }
    }

    private static double mean(Point point) {
        return point.auroc().getAverage();
    }
}
