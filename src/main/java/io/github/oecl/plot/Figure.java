// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Puts panels side by side under a title and over a caption, and draws it all. */
final class Figure {

    private static final int LINE = 15;
    private static final int TITLE_HEIGHT = 30;

    private Figure() {}

    static BufferedImage draw(String title, String caption, Panel... panels) {
        List<String> lines = wrap(caption, Style.SMALL, Style.WIDTH - 2 * Style.MARGIN);
        int panelHeight = 0;
        for (Panel panel : panels) {
            panelHeight = Math.max(panelHeight, panel.height());
        }
        int captionTop = TITLE_HEIGHT + panelHeight;
        int height = captionTop + lines.size() * LINE + Style.MARGIN;
        BufferedImage image =
                new BufferedImage(pixels(Style.WIDTH), pixels(height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas(image);
        write(graphics, title, Style.TITLE, Style.TEXT, Style.MARGIN, TITLE_HEIGHT - 10);
        int x = 0;
        for (Panel panel : panels) {
            paint(graphics, panel, x, TITLE_HEIGHT);
            x += panel.width();
        }
        for (int i = 0; i < lines.size(); i++) {
            int baseline = captionTop + (i + 1) * LINE - 3;
            write(graphics, lines.get(i), Style.SMALL, Style.FAINT, Style.MARGIN, baseline);
        }
        graphics.dispose();
        return image;
    }

    /** Writes a line of text. */
    static void write(Graphics2D graphics, String text, Font font, Color color, int x, int y) {
        graphics.setFont(font);
        graphics.setColor(color);
        graphics.drawString(text, x, y);
    }

    /** Breaks a text into lines of at most a width, at its spaces and at its line breaks. */
    static List<String> wrap(String text, Font font, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (line.length() > 0 && textWidth(line + " " + word, font) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    static double textWidth(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    private static final java.awt.font.FontRenderContext METRICS =
            new java.awt.font.FontRenderContext(null, true, true);

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

    private static void paint(Graphics2D graphics, Panel panel, int x, int y) {
        Graphics2D own = (Graphics2D) graphics.create(x, y, panel.width(), panel.height());
        panel.paint(own);
        own.dispose();
    }

    private static int pixels(int units) {
        return (int) Math.round(units * Style.SCALE);
    }
}
