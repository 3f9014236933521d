// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.image.BufferedImages;
import io.github.oecl.image.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Rows of images, small ones enlarged to crisp pixels, each row with a label in its colour. */
public final class ContactSheet {

    /** The most images of a row that fit. */
    public static final int COLUMNS = 8;

    /** 96 pixels: three times a 32 x 32 image. */
    private static final int CELL = 60;

    private static final int GAP = 3;
    private static final int NOTE_HEIGHT = 14;
    private static final int LABEL_WIDTH = Style.WIDTH - COLUMNS * (CELL + GAP) - Style.MARGIN;
    private static final int BAR = 4;

    private ContactSheet() {}

    /**
     * Draws a sheet.
     *
     * @param title of the figure
     * @param caption to write underneath
     * @param rows at most {@value #COLUMNS} images each
     * @return the figure
     * @throws IllegalArgumentException if a row has more
     */
    public static BufferedImage of(String title, String caption, List<SheetRow> rows) {
        for (SheetRow row : rows) {
            if (row.images().size() > COLUMNS) {
                throw new IllegalArgumentException(
                        "Row \"%s\" has %d images; at most %d fit"
                                .formatted(row.label(), row.images().size(), COLUMNS));
            }
        }
        return Figure.draw(title, caption, new Sheet(List.copyOf(rows)));
    }

    private record Sheet(List<SheetRow> rows) implements Panel {

        @Override
        public int width() {
            return Style.WIDTH;
        }

        @Override
        public int height() {
            return rows.stream().mapToInt(ContactSheet::heightOf).sum();
        }

        @Override
        public void paint(Graphics2D graphics) {
            int y = 0;
            for (SheetRow row : rows) {
                ContactSheet.paint(graphics, row, y);
                y += heightOf(row);
            }
        }
    }

    private static int heightOf(SheetRow row) {
        return CELL + GAP + (row.notes().isEmpty() ? 0 : NOTE_HEIGHT);
    }

    private static void paint(Graphics2D graphics, SheetRow row, int y) {
        graphics.setColor(row.role().color());
        graphics.fillRect(LABEL_WIDTH - 2 * BAR, y, BAR, heightOf(row) - GAP);
        List<String> lines =
                Figure.wrap(row.label(), Style.SMALL, LABEL_WIDTH - Style.MARGIN - 3 * BAR);
        for (int i = 0; i < lines.size(); i++) {
            Figure.write(
                    graphics,
                    lines.get(i),
                    Style.SMALL,
                    row.role().color(),
                    Style.MARGIN,
                    y + 14 * (i + 1));
        }
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
                BufferedImages.toBufferedImage(image),
                x + (CELL - width) / 2,
                y + (CELL - height) / 2,
                width,
                height,
                null);
    }

    private static void note(Graphics2D graphics, String text, int x, int baseline) {
        String shown = text;
        while (Figure.textWidth(shown, Style.NOTE) > CELL + GAP && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        int left = x + (int) ((CELL - Figure.textWidth(shown, Style.NOTE)) / 2);
        Figure.write(graphics, shown, Style.NOTE, Style.TEXT, left, baseline);
    }
}
