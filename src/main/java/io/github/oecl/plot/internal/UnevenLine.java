// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

/**
 * A line with an extra point on one of its segments. XChart takes values that are equally spaced
 * for the ticks of the axis and then rounds their labels, which puts wrong numbers beside the
 * ticks; the extra point, which does not show, makes the spacing uneven.
 *
 * @param x of the points
 * @param y of the points
 */
record UnevenLine(double[] x, double[] y) {

    private static final double PART = 0.137;

    /** Adds a point on the first segment along which x changes, and one where y does. */
    static UnevenLine of(double[] x, double[] y) {
        UnevenLine uneven = new UnevenLine(x, y).withPointOn(firstChange(x));
        return uneven.withPointOn(firstChange(uneven.y));
    }

    private UnevenLine withPointOn(int segment) {
        return segment < 0 ? this : new UnevenLine(inserted(x, segment), inserted(y, segment));
    }

    private static int firstChange(double[] values) {
        for (int i = 0; i + 1 < values.length; i++) {
            if (values[i] != values[i + 1]) {
                return i;
            }
        }
        return -1;
    }

    private static double[] inserted(double[] values, int segment) {
        double[] longer = new double[values.length + 1];
        System.arraycopy(values, 0, longer, 0, segment + 1);
        longer[segment + 1] = values[segment] + PART * (values[segment + 1] - values[segment]);
        System.arraycopy(values, segment + 1, longer, segment + 2, values.length - segment - 1);
        return longer;
    }
}
