// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * A square image in the making; it reaches from -1 to 1 in both directions, y down. Draws with
 * basic arithmetic and square roots only, which are exact, so that a pixel is the same on every
 * platform.
 */
final class Canvas {

    /** A colour for each point of the image. */
    @FunctionalInterface
    interface Paint {
        Color at(double x, double y);
    }

    private final int size;
    private final double[] red;
    private final double[] green;
    private final double[] blue;

    Canvas(int size) {
        this.size = size;
        this.red = new double[size * size];
        this.green = new double[size * size];
        this.blue = new double[size * size];
    }

    int size() {
        return size;
    }

    /** Covers everything. */
    void cover(Paint paint) {
        for (int i = 0; i < red.length; i++) {
            set(i, paint.at(x(i), y(i)));
        }
    }

    /** Draws a shape, which must not reach far out of its box, with smooth edges over the rest. */
    void draw(Pose pose, Shape shape, Color color, double opacity) {
        int left = pixel(pose.x() - pose.reach()) - 1;
        int right = pixel(pose.x() + pose.reach()) + 1;
        int top = pixel(pose.y() - pose.reach()) - 1;
        int bottom = pixel(pose.y() + pose.reach()) + 1;
        for (int row = Math.max(0, top); row <= Math.min(size - 1, bottom); row++) {
            for (int column = Math.max(0, left); column <= Math.min(size - 1, right); column++) {
                draw(row * size + column, pose, shape, color, opacity);
            }
        }
    }

    private void draw(int i, Pose pose, Shape shape, Color color, double opacity) {
        double x = x(i);
        double y = y(i);
        double distance = shape.distance(pose.toX(x, y), pose.toY(x, y));
        double coverage = Math.min(1, 0.5 - distance * pose.unit() * size / 2) * opacity;
        if (coverage > 0) {
            blend(i, color, coverage);
        }
    }

    /** Makes one side of the image brighter: by {@code slopeX} and {@code slopeY} at its edge. */
    void light(double slopeX, double slopeY) {
        for (int i = 0; i < red.length; i++) {
            double factor = 1 + slopeX * x(i) + slopeY * y(i);
            red[i] *= factor;
            green[i] *= factor;
            blue[i] *= factor;
        }
    }

    /** The image with bell-shaped noise of a standard deviation, in the units of the colours. */
    RgbImage toImage(RandomGenerator random, double noise) {
        byte[] pixels = new byte[size * size * RgbImage.CHANNELS];
        for (int i = 0, p = 0; i < red.length; i++) {
            pixels[p++] = toByte(red[i] + noise * bell(random));
            pixels[p++] = toByte(green[i] + noise * bell(random));
            pixels[p++] = toByte(blue[i] + noise * bell(random));
        }
        return RgbImage.wrap(size, size, pixels);
    }

    /** The sum of four uniform numbers, scaled to variance 1: close to normal, and exact. */
    private static double bell(RandomGenerator random) {
        long bits = random.nextLong();
        long sum =
                (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65535.0 - 2) * Math.sqrt(3);
    }

    private static byte toByte(double value) {
        return (byte) (int) (Math.min(1, Math.max(0, value)) * 255 + 0.5);
    }

    private int pixel(double place) {
        return (int) Math.floor((place + 1) / 2 * size);
    }

    private double x(int i) {
        return (i % size + 0.5) * 2 / size - 1;
    }

    private double y(int i) {
        return (i / size + 0.5) * 2 / size - 1;
    }

    private void set(int i, Color color) {
        red[i] = color.red();
        green[i] = color.green();
        blue[i] = color.blue();
    }

    private void blend(int i, Color color, double share) {
        red[i] += share * (color.red() - red[i]);
        green[i] += share * (color.green() - green[i]);
        blue[i] += share * (color.blue() - blue[i]);
    }
}
