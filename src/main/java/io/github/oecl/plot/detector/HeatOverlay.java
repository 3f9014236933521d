// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.detector;

import io.github.oecl.detect.Explanation.HeatMap;
import io.github.oecl.image.RgbImage;

/** Lays a heat map over its image. */
final class HeatOverlay {

    private static final int[] HOT = {230, 60, 0};
    private static final double MOST = 0.85;

    private HeatOverlay() {}

    /** The image in grey, and orange where the map is large: in the scale of its largest value. */
    static RgbImage of(RgbImage image, HeatMap map) {
        double[] heat = map.scaled().values();
        byte[] pixels = new byte[heat.length * RgbImage.CHANNELS];
        for (int i = 0; i < heat.length; i++) {
            int x = i % image.width();
            int y = i / image.width();
            double grey =
                    (image.get(x, y, 0) * 2 + image.get(x, y, 1) * 5 + image.get(x, y, 2)) / 8.0;
            for (int c = 0; c < RgbImage.CHANNELS; c++) {
                double mixed = grey + MOST * heat[i] * (HOT[c] - grey);
                pixels[i * RgbImage.CHANNELS + c] = (byte) Math.round(mixed);
            }
        }
        return RgbImage.of(image.width(), image.height(), pixels);
    }
}
