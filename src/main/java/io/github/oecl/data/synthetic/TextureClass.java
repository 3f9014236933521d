// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import java.util.random.RandomGenerator;

/** The textures, each over the whole image in three random colours. */
enum TextureClass {
    BLOBS {
        @Override
        Canvas.Paint paint(Inks inks, RandomGenerator random) {
            int count = 6 + random.nextInt(20);
            Shape[] blobs = new Shape[count];
            for (int i = 0; i < count; i++) {
                blobs[i] =
                        Shape.circle(
                                Color.between(random, -1.1, 1.1),
                                Color.between(random, -1.1, 1.1),
                                Color.between(random, 0.08, 0.4));
            }
            return (x, y) -> {
                Color color = inks.one();
                for (int i = 0; i < count; i++) {
                    double inside = Math.min(1, Math.max(0, 0.5 - 10 * blobs[i].distance(x, y)));
                    color = color.mix(i % 2 == 0 ? inks.two() : inks.three(), inside);
                }
                return color;
            };
        }
    },
    FRACTALS {
        @Override
        Canvas.Paint paint(Inks inks, RandomGenerator random) {
            // Julia sets of points near the main cardioid's edge, where they branch the most.
            double angle = StrictMath.toRadians(360 * random.nextDouble());
            double cx = StrictMath.cos(angle) / 2 - StrictMath.cos(2 * angle) / 4;
            double cy = StrictMath.sin(angle) / 2 - StrictMath.sin(2 * angle) / 4;
            double out = Color.between(random, 1.02, 1.12);
            double zoom = Color.between(random, 0.4, 1.3);
            Pose pose =
                    Pose.of(
                            Color.between(random, -0.5, 0.5),
                            Color.between(random, -0.5, 0.5),
                            1 / zoom,
                            1 / zoom,
                            360 * random.nextDouble());
            return (x, y) -> inks.along(julia(pose.toX(x, y), pose.toY(x, y), out * cx, out * cy));
        }
    },
    GRADIENTS {
        @Override
        Canvas.Paint paint(Inks inks, RandomGenerator random) {
            Pose pose =
                    Pose.of(
                            Color.between(random, -0.7, 0.7),
                            Color.between(random, -0.7, 0.7),
                            Color.between(random, 0.7, 2),
                            Color.between(random, 0.7, 2),
                            360 * random.nextDouble());
            Shape point = Shape.circle(0, 0, 0);
            boolean round = random.nextBoolean();
            return (x, y) -> {
                double across = pose.toX(x, y);
                return inks.along(
                        round ? point.distance(across, pose.toY(x, y)) : 0.5 + 0.5 * across);
            };
        }
    },
    NOISE {
        @Override
        Canvas.Paint paint(Inks inks, RandomGenerator random) {
            int cells = 4 << random.nextInt(4);
            double[] values = random.doubles((long) (cells + 1) * (cells + 1)).toArray();
            return (x, y) -> {
                int column = (int) ((x + 1) / 2 * cells);
                int row = (int) ((y + 1) / 2 * cells);
                return inks.along(values[row * (cells + 1) + column]);
            };
        }
    },
    STRIPES {
        @Override
        Canvas.Paint paint(Inks inks, RandomGenerator random) {
            double width = Color.between(random, 0.2, 0.8);
            double start = random.nextDouble();
            double sharpness = Color.between(random, 1, 6);
            Pose pose = Pose.of(0, 0, width, width, 360 * random.nextDouble());
            return (x, y) -> {
                double phase = pose.toX(x, y) + start;
                double triangle = Math.abs(2 * (phase - Math.floor(phase)) - 1);
                return inks.one().mix(inks.two(), soft(triangle, sharpness));
            };
        }
    };

    private static final int STEPS = 24;

    /** Three colours, and the ways between them. */
    record Inks(Color one, Color two, Color three) {

        /** From the first colour at 0 over the second at 1/2 to the third at 1. */
        Color along(double position) {
            double t = Math.min(1, Math.max(0, position));
            return t < 0.5 ? one.mix(two, 2 * t) : two.mix(three, 2 * t - 1);
        }
    }

    abstract Canvas.Paint paint(Inks inks, RandomGenerator random);

    private static double soft(double value, double sharpness) {
        return Math.min(1, Math.max(0, (value - 0.5) * sharpness + 0.5));
    }

    /** How long z -> z^2 + c stays within a circle, from 0 to 1. */
    private static double julia(double zx, double zy, double cx, double cy) {
        double x = zx;
        double y = zy;
        for (int i = 0; i < STEPS; i++) {
            double square = x * x + y * y;
            if (square > 16) {
                return (i + 16 / square) / STEPS;
            }
            double next = x * x - y * y + cx;
            y = 2 * x * y + cy;
            x = next;
        }
        return 1;
    }
}
