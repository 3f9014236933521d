// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Coloured objects with an upright pose: boat, car, cat, cup, flower, house, mushroom, person,
 * rocket and tree. Colours, size, place, tilt and background have one distribution over all
 * classes, so that only the shape tells a class. Stands in for CIFAR-10 where there is no data; a
 * rotation by 90 degrees or more shifts the distribution. Ours.
 */
final class SyntheticObjects {

    private static final ObjectClass[] CLASSES = ObjectClass.values();

    static final Synthesis SYNTHESIS =
            Synthesis.of("synthetic-objects", CLASSES, SyntheticObjects::paint);

    private SyntheticObjects() {}

    /** All that must not tell the class is drawn before the class is looked at. */
    private static RgbImage paint(int label, RenderOptions options, RandomGenerator random) {
        Canvas canvas = new Canvas(options.size());
        Color background = Background.paint(canvas, options.clutter(), random);
        Palette palette = Palette.random(background, random);
        Pose pose = pose(options.tilt(), random);
        double lightX = Color.between(random, -0.2, 0.2);
        double lightY = Color.between(random, -0.2, 0.2);
        CLASSES[label].draw(new Drawing(canvas, pose, random), palette);
        canvas.light(lightX, lightY);
        return canvas.toImage(random, options.noise());
    }

    private static Pose pose(double tilt, RandomGenerator random) {
        double scale = Color.between(random, 0.55, 0.85);
        double stretch = Color.between(random, 0.88, 1.12);
        double room = 0.95 - scale;
        double mirror = random.nextBoolean() ? 1 : -1;
        return Pose.of(
                Color.between(random, -room, room),
                Color.between(random, -room, room),
                mirror * scale * stretch,
                scale / stretch,
                Color.between(random, -tilt, tilt));
    }
}
