// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import java.util.random.RandomGenerator;

/** What lies behind an object: two colours that run into each other, and faint fragments. */
final class Background {

    private static final int FRAGMENTS = 6;

    private Background() {}

    /** Paints the canvas and returns the mean colour. */
    static Color paint(Canvas canvas, double clutter, RandomGenerator random) {
        Color one = colour(random);
        Color other = one.mix(colour(random), 0.5);
        Pose slope = Pose.of(0, 0, 1.4, 1.4, 360 * random.nextDouble());
        canvas.cover((x, y) -> one.mix(other, 0.5 + 0.5 * slope.toX(x, y)));
        Color mean = one.mix(other, 0.5);
        int fragments = (int) (2 * clutter * FRAGMENTS * random.nextDouble() + 0.5);
        for (int i = 0; i < fragments; i++) {
            Color color = mean.mix(Color.random(random), Color.between(random, 0.2, 0.6));
            canvas.draw(place(random), fragment(random), color, Color.between(random, 0.4, 1));
        }
        return mean;
    }

    private static Color colour(RandomGenerator random) {
        return Color.hsv(
                random.nextDouble(),
                Color.between(random, 0.05, 0.5),
                Color.between(random, 0.25, 0.95));
    }

    private static Pose place(RandomGenerator random) {
        return Pose.of(
                Color.between(random, -1, 1),
                Color.between(random, -1, 1),
                Color.between(random, 0.1, 0.5),
                Color.between(random, 0.1, 0.5),
                360 * random.nextDouble());
    }

    private static Shape fragment(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> Shape.circle(0, 0, 1);
            case 1 -> Shape.box(0, 0, 1, 1);
            case 2 -> Shape.polygon(-1, 1, 1, 1, 0, -1);
            default -> Shape.line(-1, 0, 1, 0, 0.25);
        };
    }
}
