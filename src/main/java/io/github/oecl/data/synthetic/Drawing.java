// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import java.util.random.RandomGenerator;

/** One object on a canvas: its parts are drawn in its own pose, in a box from -1 to 1. */
record Drawing(Canvas canvas, Pose pose, RandomGenerator random) {

    Drawing draw(Shape shape, Color color) {
        return draw(shape, color, 1);
    }

    Drawing draw(Shape shape, Color color, double opacity) {
        canvas.draw(pose, shape, color, opacity);
        return this;
    }

    /** Draws a small disc. */
    void dot(double x, double y, double radius, Color color, double opacity) {
        canvas.draw(pose.part(x, y, radius), Shape.circle(0, 0, 1), color, opacity);
    }

    /** A number that varies the object a little. */
    double vary(double low, double high) {
        return Color.between(random, low, high);
    }
}
