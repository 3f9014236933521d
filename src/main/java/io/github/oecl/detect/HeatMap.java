// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import java.util.Arrays;
import java.util.Locale;

/**
 * A number for each pixel of an image: how much it has to do with the image's score.
 *
 * @param width of the image
 * @param height of the image
 * @param values row by row; at least 0, large where the image looks strange
 */
public record HeatMap(int width, int height, double[] values) {

    /**
     * Copies the values.
     *
     * @param width of the image
     * @param height of the image
     * @param values row by row; at least 0
     * @throws IllegalArgumentException if they are not as many as pixels, or one is negative
     */
    public HeatMap {
        if (values.length != width * height || Arrays.stream(values).anyMatch(v -> !(v >= 0))) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A heat map of %d x %d pixels has as many values of at least 0, not %d",
                            width,
                            height,
                            values.length));
        }
        values = values.clone();
    }

    /** {@return a copy of the values} */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** {@return the same with 1 as its largest value; all 0 if nothing stands out} */
    public HeatMap scaled() {
        double largest = Arrays.stream(values).max().orElse(0);
        double divisor = largest > 0 ? largest : 1;
        return new HeatMap(width, height, Arrays.stream(values).map(v -> v / divisor).toArray());
    }
}
