// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import io.github.oecl.plot.Role;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** Sizes, fonts and colours of all figures, in units of which {@link #SCALE} make a pixel. */
public final class Style {

    /** Pixels of a unit: figures are drawn finer than they are laid out. */
    public static final double SCALE = 1.6;

    /** The width of a figure: 1024 pixels. */
    public static final int WIDTH = 640;

    /** The usual height of a panel. */
    public static final int PANEL_HEIGHT = 280;

    /** The space around texts. */
    public static final int MARGIN = 8;

    /** The colour of texts. */
    public static final Color TEXT = new Color(0x222222);

    /** The colour of captions and of lines that mark a place. */
    public static final Color FAINT = new Color(0x5A5A5A);

    /** The colour of grids and borders. */
    public static final Color GRID = new Color(0xDDDDDD);

    public static final Font TITLE = font(Font.BOLD, 15);

    /** The font of a panel's title. */
    public static final Font PANEL_TITLE = font(Font.BOLD, 13);

    /** The font of labels. */
    public static final Font LABEL = font(Font.PLAIN, 13);

    /** The font of captions and numbers. */
    public static final Font SMALL = font(Font.PLAIN, 11);

    static final Font NOTE = font(Font.PLAIN, 10);

    /** The stroke of the main curves. */
    public static final BasicStroke THICK = stroke(2.4f);

    /** The stroke of other curves. */
    public static final BasicStroke THIN = stroke(1.2f);

    /** The stroke of lines that mark a place. */
    public static final BasicStroke DASHED =
            new BasicStroke(
                    1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

    /** For curves of several runs; the ones that no {@link Role} has. */
    private static final List<Color> SERIES =
            List.of(
                    new Color(0x0072B2),
                    new Color(0xE69F00),
                    new Color(0x009E73),
                    new Color(0xCC79A7),
                    new Color(0x56B4E9),
                    new Color(0x000000));

    private Style() {}

    /**
     * Returns the colour of one of several curves.
     *
     * @param index its number, from 0
     * @return the colour
     */
    public static Color series(int index) {
        return SERIES.get(index % SERIES.size());
    }

    /**
     * Returns a colour that shows what lies behind it.
     *
     * @param color which
     * @param alpha from 0 (not seen) to 255 (opaque)
     * @return the colour
     */
    public static Color transparent(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
