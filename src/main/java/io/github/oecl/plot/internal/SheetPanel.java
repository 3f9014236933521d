// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import io.github.oecl.image.RgbImage;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;

/** The rows of a {@link ContactSheet}, one below the other. */
record SheetPanel(List<SheetRow> rows) implements Panel {

    /** 96 pixels: three times a 32 x 32 image. */
    private static final int CELL = 60;

    /** Smaller letters are no letters. */
    private static final float SMALLEST_NOTE = 7;

    private static final int GAP = 3;
    private static final int NOTE_HEIGHT = 14;
    private static final int LABEL_WIDTH =
            Style.WIDTH - ContactSheet.COLUMNS * (CELL + GAP) - Style.MARGIN;
    private static final int BAR = 4;

    private static final int LABEL_LINE = 14;

    @Override
    public int width() {
        return Style.WIDTH;
    }

    @Override
    public int height() {
        return rows.stream().mapToInt(SheetPanel::height).sum();
    }

    @Override
    public void paint(Graphics2D graphics) {
        int y = 0;
        for (SheetRow row : rows) {
            label(graphics, row, y);
            images(graphics, row, y);
            y += height(row);
        }
    }

    private static int height(SheetRow row) {
        return CELL + GAP + (row.notes().isEmpty() ? 0 : NOTE_HEIGHT);
    }

    private static void label(Graphics2D graphics, SheetRow row, int y) {
        graphics.setColor(row.role().color());
        graphics.fillRect(LABEL_WIDTH - 2 * BAR, y, BAR, height(row) - GAP);
        int baseline = y;
        int width = LABEL_WIDTH - Style.MARGIN - 3 * BAR;
        for (String line : Text.wrap(row.label(), Style.SMALL, width)) {
            baseline += LABEL_LINE;
            Text.write(graphics, line, Style.SMALL, row.role().color(), Style.MARGIN, baseline);
        }
    }

    private static void images(Graphics2D graphics, SheetRow row, int y) {
        for (int i = 0; i < row.images().size(); i++) {
            int x = LABEL_WIDTH + i * (CELL + GAP);
            draw(graphics, row.images().get(i), x, y);
            if (!row.notes().isEmpty()) {
                note(graphics, row.notes().get(i), x, y + CELL + NOTE_HEIGHT - 3);
            }
        }
    }

    /** Fits an image into its cell, keeping its proportions. */
    private static void draw(Graphics2D graphics, RgbImage image, int x, int y) {
        double scale = (double) CELL / Math.max(image.width(), image.height());
        boolean enlarged = scale * Style.SCALE >= 1;
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                enlarged
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int width = (int) Math.round(scale * image.width());
        int height = (int) Math.round(scale * image.height());
        graphics.drawImage(
                image.toBufferedImage(),
                x + (CELL - width) / 2,
                y + (CELL - height) / 2,
                width,
                height,
                null);
    }

    private static void note(Graphics2D graphics, String text, int x, int baseline) {
        double room = CELL + GAP;
        double share = Math.min(1, room / Text.width(text, Style.NOTE));
        // Whole words in small letters say more than the beginning of a word.
        float size = (float) Math.max(SMALLEST_NOTE, share * Style.NOTE.getSize() - 0.2);
        Font font = share < 1 ? Style.NOTE.deriveFont(size) : Style.NOTE;
        String shown = Text.fit(text, font, room);
        int left = x + (int) ((CELL - Text.width(shown, font)) / 2);
        Text.write(graphics, shown, font, Style.TEXT, left, baseline);
    }
}
