// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

/**
 * A shape in the plane, as the signed distance to its edge: negative inside. The y axis points
 * down, as in an image.
 */
@FunctionalInterface
interface Shape {

    double distance(double x, double y);

    static Shape circle(double x, double y, double radius) {
        return (px, py) -> length(px - x, py - y) - radius;
    }

    /** Near the edge the distance is right to first order, which is what smooth edges need. */
    static Shape ellipse(double x, double y, double radiusX, double radiusY) {
        return (px, py) -> {
            double dx = (px - x) / radiusX;
            double dy = (py - y) / radiusY;
            double slope = length(dx / radiusX, dy / radiusY);
            double k = length(dx, dy);
            return slope == 0 ? -Math.min(radiusX, radiusY) : k * (k - 1) / slope;
        };
    }

    static Shape box(double x, double y, double halfWidth, double halfHeight) {
        return (px, py) -> {
            double dx = Math.abs(px - x) - halfWidth;
            double dy = Math.abs(py - y) - halfHeight;
            double outside = length(Math.max(dx, 0), Math.max(dy, 0));
            return outside + Math.min(Math.max(dx, dy), 0);
        };
    }

    /** A line with round ends. */
    static Shape line(double ax, double ay, double bx, double by, double halfWidth) {
        return (px, py) -> segment(px, py, ax, ay, bx, by) - halfWidth;
    }

    /** A closed polygon through the points x0, y0, x1, y1, ... */
    static Shape polygon(double... points) {
        return (px, py) -> {
            double nearest = Double.MAX_VALUE;
            boolean inside = false;
            for (int i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
                double ax = points[j];
                double ay = points[j + 1];
                double bx = points[i];
                double by = points[i + 1];
                nearest = Math.min(nearest, segment(px, py, ax, ay, bx, by));
                if (ay > py != by > py && px < ax + (py - ay) / (by - ay) * (bx - ax)) {
                    inside = !inside;
                }
            }
            return inside ? -nearest : nearest;
        };
    }

    default Shape or(Shape other) {
        return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
    }

    default Shape and(Shape other) {
        return (x, y) -> Math.max(distance(x, y), other.distance(x, y));
    }

    default Shape without(Shape other) {
        return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
    }

    /** The same shape with round corners, larger by {@code radius}. */
    default Shape grown(double radius) {
        return (x, y) -> distance(x, y) - radius;
    }

    /** Only the edge. */
    default Shape outline(double halfWidth) {
        return (x, y) -> Math.abs(distance(x, y)) - halfWidth;
    }

    /** The shape together with its mirror image at the vertical axis. */
    default Shape mirrored() {
        return (x, y) -> distance(Math.abs(x), y);
    }

    private static double segment(
            double px, double py, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
        double t = Math.min(1, Math.max(0, along));
        return length(px - ax - t * dx, py - ay - t * dy);
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
