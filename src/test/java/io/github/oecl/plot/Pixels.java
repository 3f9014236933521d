// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Looks at the pixels of a figure. */
public final class Pixels {

    private Pixels() {}

    public static long count(BufferedImage image, Color color) {
        return Arrays.stream(all(image)).filter(rgb -> rgb == (color.getRGB() & 0xFFFFFF)).count();
    }

    /**
     * Returns the length of the longest vertical line of a colour, which no letter is as long as.
     */
    public static int tallest(BufferedImage image, Color color) {
        int most = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            int run = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                run = (image.getRGB(x, y) ^ color.getRGB()) << 8 == 0 ? run + 1 : 0;
                most = Math.max(most, run);
            }
        }
        return most;
    }

    /** Returns the share of pixels that are not white. */
    static double inked(BufferedImage image) {
        int[] all = all(image);
        return Arrays.stream(all).filter(rgb -> rgb != 0xFFFFFF).count() / (double) all.length;
    }

    /** Returns what a colour that lets through becomes on white. */
    public static Color onWhite(Color color) {
        BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = pixel.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1, 1);
        graphics.setColor(color);
        graphics.fillRect(0, 0, 1, 1);
        graphics.dispose();
        return new Color(pixel.getRGB(0, 0));
    }

    private static int[] all(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return Arrays.stream(pixels).map(argb -> argb & 0xFFFFFF).toArray();
    }
}
