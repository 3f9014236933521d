// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

/**
 * Where a drawing lies in an image that reaches from -1 to 1 in both directions: the image point
 * that its origin falls on, half its width and height, and its direction. A negative width mirrors.
 */
record Pose(double x, double y, double width, double height, double cos, double sin) {

    static Pose of(double x, double y, double width, double height, double degrees) {
        // StrictMath is the same on every platform.
        double radians = StrictMath.toRadians(degrees);
        return new Pose(x, y, width, height, StrictMath.cos(radians), StrictMath.sin(radians));
    }

    /** The image itself. */
    static Pose identity() {
        return new Pose(0, 0, 1, 1, 1, 0);
    }

    double toX(double imageX, double imageY) {
        return (cos * (imageX - x) + sin * (imageY - y)) / width;
    }

    double toY(double imageX, double imageY) {
        return (cos * (imageY - y) - sin * (imageX - x)) / height;
    }

    /**
     * How far from its place the corners of the box from -1 to 1 lie at most, and a little more.
     */
    double reach() {
        return 1.5 * Math.max(Math.abs(width), Math.abs(height));
    }

    /** The pose of a part of the drawing that has its own box. */
    Pose part(double partX, double partY, double halfSize) {
        return new Pose(
                x + cos * width * partX - sin * height * partY,
                y + sin * width * partX + cos * height * partY,
                width * halfSize,
                height * halfSize,
                cos,
                sin);
    }

    /** The length in the image of a unit of the drawing, the smaller of both directions. */
    double unit() {
        return Math.min(Math.abs(width), Math.abs(height));
    }
}
