// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.random.RandomGenerator;

/** One object on a canvas: its parts are drawn in its own pose, in a box from -1 to 1. */
record Sketch(Canvas canvas, Pose pose, RandomGenerator random) {

    Sketch draw(Shape shape, Ink ink) {
        return draw(shape, ink, 1);
    }

    Sketch draw(Shape shape, Ink ink, double opacity) {
        canvas.draw(pose, shape, ink, opacity);
        return this;
    }

    /** Draws a small disc. */
    void dot(double x, double y, double radius, Ink ink, double opacity) {
        canvas.draw(pose.part(x, y, radius), Shape.circle(0, 0, 1), ink, opacity);
    }

    /** A number that varies the object a little. */
    double vary(double low, double high) {
        return Ink.between(random, low, high);
    }
}
