// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Our speed as a multiple of each other contender's: a dot for the median of the pairs, a line from
 * the least to the most, on a logarithmic axis.
 */
final class BenchFigure {

    private static final int WIDTH = 1000;
    private static final int TOP = 70;
    private static final int ROW = 26;
    private static final int LEFT = 470;
    private static final int RIGHT = 880;
    private static final List<Double> TICKS = List.of(0.5, 1.0, 2.0, 4.0, 8.0, 16.0);
    private static final Color FASTER = new Color(0x0072B2);
    private static final Color SLOWER = new Color(0xD55E00);

    private final List<Summary.Row> rows;
    private final Graphics2D graphics;

    private BenchFigure(List<Summary.Row> rows, Graphics2D graphics) {
        this.rows = rows;
        this.graphics = graphics;
    }

    /** Writes the figure; nothing if there was no one to compare with. */
    static void write(List<Summary.Row> rows, Path file) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        int height = TOP + rows.size() * ROW + 50;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        new BenchFigure(rows, graphics).draw();
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private void draw() {
        text("Times as fast as the other: median of pairs, least and most", 20, 30, Font.BOLD, 17);
        text("right of 1 this library is faster", (int) x(1) + 6, TOP - 14, Font.PLAIN, 12);
        int bottom = TOP + rows.size() * ROW;
        for (double tick : TICKS) {
            graphics.setColor(tick == 1 ? Color.DARK_GRAY : new Color(0xDDDDDD));
            graphics.draw(new Line2D.Double(x(tick), TOP - 8, x(tick), bottom));
            String name = String.format(Locale.ROOT, "%.3g", tick).replaceAll("\\.?0+$", "");
            text(name, (int) x(tick) - 8, bottom + 20, Font.PLAIN, 13);
        }
        for (int i = 0; i < rows.size(); i++) {
            draw(rows.get(i), TOP + i * ROW + ROW / 2);
        }
    }

    private void draw(Summary.Row row, int y) {
        double[] ratios = row.ratios();
        double median = Measurement.median(ratios);
        text(row.label() + ", beside " + row.other().form(), 20, y + 5, Font.PLAIN, 12);
        graphics.setColor(median < 1 ? SLOWER : FASTER);
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(
                new Line2D.Double(
                        x(Arrays.stream(ratios).min().orElseThrow()),
                        y,
                        x(Arrays.stream(ratios).max().orElseThrow()),
                        y));
        graphics.fill(new Ellipse2D.Double(x(median) - 5, y - 5, 10, 10));
        graphics.setStroke(new BasicStroke(1));
        text(String.format(Locale.ROOT, "%.2f", median), RIGHT + 40, y + 5, Font.PLAIN, 13);
    }

    private void text(String text, int x, int y, int style, int size) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, style, size));
        graphics.drawString(text, x, y);
    }

    private static double x(double ratio) {
        double least = Math.log(TICKS.get(0) / 2);
        double most = Math.log(TICKS.get(TICKS.size() - 1));
        double place = (Math.log(ratio) - least) / (most - least);
        return LEFT + Math.max(0, Math.min(1, place)) * (RIGHT - LEFT);
    }
}
