// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts panels side by side under a title and over a caption, and draws it all. */
public final class Figure {

    private static final int LINE = 15;
    private static final int TITLE_HEIGHT = 30;
    private static final int TITLE_LINE = 20;

    /** Tests draw each figure once more here, to see where its texts are. */
    static Consumer<Consumer<Graphics2D>> observer = drawing -> {};

    private Figure() {}

    /**
     * Draws a figure.
     *
     * @param title over the panels
     * @param caption below them
     * @param panels side by side
     * @return the image, which also has the title, the caption (comment) and the numbers of its
     *     panels (shown) as properties
     */
    public static BufferedImage draw(String title, String caption, Panel... panels) {
        List<String> lines = Text.wrap(caption, Style.SMALL, Style.WIDTH - 2 * Style.MARGIN);
        int panelHeight = Arrays.stream(panels).mapToInt(Panel::height).max().orElse(0);
        List<String> titles = Text.wrap(title, Style.TITLE, Style.WIDTH - 2 * Style.MARGIN);
        int top = TITLE_HEIGHT + TITLE_LINE * (Math.max(1, titles.size()) - 1);
        int captionTop = top + panelHeight;
        int height = captionTop + lines.size() * LINE + Style.MARGIN;
        String words =
                Arrays.stream(panels)
                        .flatMap(panel -> panel.words().stream())
                        .collect(Collectors.joining("\n"));
        BufferedImage image = blank(pixels(Style.WIDTH), pixels(height), title, caption, words);
        Consumer<Graphics2D> drawing =
                graphics -> {
                    for (int i = 0; i < titles.size(); i++) {
                        int baseline = TITLE_HEIGHT - 10 + i * TITLE_LINE;
                        String line = titles.get(i);
                        Text.write(graphics, line, Style.TITLE, Style.TEXT, Style.MARGIN, baseline);
                    }
                    paint(graphics, panels, top);
                    caption(graphics, lines, captionTop);
                };
        Graphics2D graphics = canvas(image);
        drawing.accept(graphics);
        graphics.dispose();
        observer.accept(drawing);
        return image;
    }

    /**
     * Draws what stands for the results of a grid that was not run.
     *
     * @param title of the figure
     * @return the image
     */
    public static BufferedImage notRun(String title) {
        return draw(title, "Not run yet: there are no results. The command oecl grid makes them.");
    }

    /** An image that says in words what it shows, by {@link BufferedImage#getProperty}. */
    private static BufferedImage blank(
            int width, int height, String title, String caption, String shown) {
        ColorModel rgb = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        Hashtable<String, String> words = new Hashtable<>();
        words.put("title", title);
        words.put("comment", caption);
        words.put("shown", shown);
        return new BufferedImage(
                rgb, rgb.createCompatibleWritableRaster(width, height), false, words);
    }

    private static Graphics2D canvas(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(Style.SCALE, Style.SCALE);
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return graphics;
    }

    private static void paint(Graphics2D graphics, Panel[] panels, int top) {
        int x = 0;
        for (Panel panel : panels) {
            Graphics2D own = (Graphics2D) graphics.create(x, top, panel.width(), panel.height());
            panel.paint(own);
            own.dispose();
            x += panel.width();
        }
    }

    private static void caption(Graphics2D graphics, List<String> lines, int top) {
        for (int i = 0; i < lines.size(); i++) {
            int baseline = top + (i + 1) * LINE - 3;
            Text.write(graphics, lines.get(i), Style.SMALL, Style.FAINT, Style.MARGIN, baseline);
        }
    }

    private static int pixels(int units) {
        return (int) Math.round(units * Style.SCALE);
    }
}
