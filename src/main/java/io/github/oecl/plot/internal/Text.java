// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Lines of text on a figure. */
public final class Text {

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private Text() {}

    /**
     * Writes a line of text.
     *
     * @param graphics where to
     * @param text the line
     * @param font its font
     * @param color its colour
     * @param x its left end
     * @param y its baseline
     */
    public static void write(
            Graphics2D graphics, String text, Font font, Color color, int x, int y) {
        graphics.setFont(font);
        graphics.setColor(color);
        graphics.drawString(text, x, y);
    }

    /** Breaks a text into lines of at most a width, at its spaces and at its line breaks. */
    public static List<String> wrap(String text, Font font, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (line.length() > 0 && width(line + " " + word, font) > width) {
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

    /** Returns a text or, where it is too wide, its beginning and an ellipsis. */
    static String fit(String text, Font font, double width) {
        String shown = text;
        while (width(shown, font) > width && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    /**
     * Returns the width of a line of text.
     *
     * @param text the line
     * @param font its font
     * @return the width
     */
    public static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }
}
