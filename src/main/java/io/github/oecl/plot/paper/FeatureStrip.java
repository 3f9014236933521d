// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.Role;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.Text;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Features in the plane at several moments of a training, side by side: a dot an image in the
 * colour of its role, the origin in the middle. Each picture has a scale of its own.
 */
final class FeatureStrip {

    private static final int TITLE = 22;
    private static final int GAP = 6;
    private static final double DOT = 2;

    /** What lies further out than all but this share of the dots is left out of a picture. */
    private static final double OUTSIDE = 0.02;

    private FeatureStrip() {}

    /** Draws a picture for each moment, from left to right. */
    static BufferedImage of(
            String title, String caption, Map<String, Map<Role, float[][]>> pictures) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("There is no picture to draw: give one or more");
        }
        List<Panel> panels = new ArrayList<>();
        pictures.forEach(
                (moment, features) -> {
                    features.values().forEach(FeatureStrip::requirePlanar);
                    panels.add(new Picture(moment, features, Style.WIDTH / pictures.size()));
                });
        return Figure.draw(title, caption, panels.toArray(Panel[]::new));
    }

    private static void requirePlanar(float[][] rows) {
        for (float[] row : rows) {
            if (row.length != 2) {
                throw new IllegalArgumentException(
                        "A feature of " + row.length + " numbers cannot be drawn; give 2");
            }
        }
    }

    private record Picture(String moment, Map<Role, float[][]> features, int width)
            implements Panel {

        @Override
        public int height() {
            return side() + 2 * TITLE;
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>();
            features.forEach(
                    (role, rows) ->
                            words.add(
                                    String.format(
                                            Locale.ROOT,
                                            "%s, %s: mean norm %.2f",
                                            moment,
                                            role.title(),
                                            norms(rows).average().orElse(0))));
            return words;
        }

        @Override
        public void paint(Graphics2D graphics) {
            double reach = reach();
            Text.write(graphics, moment, Style.SMALL, Style.TEXT, GAP, TITLE - 8);
            graphics.translate(GAP / 2.0, TITLE);
            graphics.setColor(Style.GRID);
            graphics.setStroke(Style.THIN);
            double middle = side() / 2.0;
            graphics.draw(new Rectangle2D.Double(0, 0, side(), side()));
            graphics.draw(new Line2D.Double(0, middle, side(), middle));
            graphics.draw(new Line2D.Double(middle, 0, middle, side()));
            features.forEach((role, rows) -> dots(graphics, role.color(), rows, reach));
            String scale =
                    String.format(
                            Locale.ROOT, reach < 10 ? "edge at ±%.1f" : "edge at ±%.0f", reach);
            Text.write(graphics, scale, Style.SMALL, Style.FAINT, 2, side() + TITLE - 8);
        }

        private void dots(Graphics2D graphics, Color color, float[][] rows, double reach) {
            graphics.setColor(Style.transparent(color, 190));
            for (float[] row : rows) {
                double x = (row[0] / reach + 1) * side() / 2;
                double y = (1 - row[1] / reach) * side() / 2;
                if (x > DOT && x < side() - DOT && y > DOT && y < side() - DOT) {
                    graphics.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
                }
            }
        }

        private double reach() {
            double[] norms =
                    features.values().stream()
                            .flatMapToDouble(rows -> norms(rows))
                            .sorted()
                            .toArray();
            double last = norms.length == 0 ? 0 : norms[(int) ((norms.length - 1) * (1 - OUTSIDE))];
            return Math.max(1e-6, 1.1 * last);
        }

        private static DoubleStream norms(float[][] rows) {
            return Arrays.stream(rows).mapToDouble(row -> Math.hypot(row[0], row[1]));
        }

        private int side() {
            return width() - GAP;
        }
    }
}
