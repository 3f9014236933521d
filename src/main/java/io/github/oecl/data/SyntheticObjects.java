// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Coloured objects with an upright pose: boat, car, cat, cup, flower, house, mushroom, person,
 * rocket and tree. Colours, size, place, tilt and background have one distribution over all
 * classes, so that only the shape tells a class. Stands in for CIFAR-10 where there is no data; a
 * rotation by 90 degrees or more shifts the distribution. Ours.
 */
public final class SyntheticObjects {

    private static final ObjectClass[] CLASSES = ObjectClass.values();

    private static final Synthesis SYNTHESIS =
            Synthesis.of("synthetic-objects", CLASSES, SyntheticObjects::paint);

    private SyntheticObjects() {}

    /**
     * {@return objects of 32 x 32 pixels, drawn as {@link Rendering#standard()} says}
     *
     * @param trainPerClass the number of training images of each class, at least 1
     * @param testPerClass the number of test images of each class, at least 1
     * @param seed fixes the images
     */
    public static Dataset dataset(int trainPerClass, int testPerClass, long seed) {
        return dataset(trainPerClass, testPerClass, seed, Rendering.standard());
    }

    /**
     * {@return objects}
     *
     * @param trainPerClass the number of training images of each class, at least 1
     * @param testPerClass the number of test images of each class, at least 1
     * @param seed fixes the images
     * @param rendering how they are drawn
     */
    public static Dataset dataset(
            int trainPerClass, int testPerClass, long seed, Rendering rendering) {
        return SYNTHESIS.dataset(trainPerClass, testPerClass, seed, rendering);
    }

    /** All that must not tell the class is drawn before the class is looked at. */
    private static RgbImage paint(int label, Rendering rendering, RandomGenerator random) {
        Canvas canvas = new Canvas(rendering.size());
        Ink background = Backdrop.paint(canvas, rendering.clutter(), random);
        Palette palette = Palette.random(background, random);
        Pose pose = pose(rendering.tilt(), random);
        double lightX = Ink.between(random, -0.2, 0.2);
        double lightY = Ink.between(random, -0.2, 0.2);
        CLASSES[label].draw(new Sketch(canvas, pose, random), palette);
        canvas.light(lightX, lightY);
        return canvas.toImage(random, rendering.noise());
    }

    private static Pose pose(double tilt, RandomGenerator random) {
        double scale = Ink.between(random, 0.55, 0.85);
        double stretch = Ink.between(random, 0.88, 1.12);
        double room = 0.95 - scale;
        double mirror = random.nextBoolean() ? 1 : -1;
        return Pose.of(
                Ink.between(random, -room, room),
                Ink.between(random, -room, room),
                mirror * scale * stretch,
                scale / stretch,
                Ink.between(random, -tilt, tilt));
    }
}
