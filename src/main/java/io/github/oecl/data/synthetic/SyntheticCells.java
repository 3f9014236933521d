// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * White blood cells of a stained smear, among red ones: basophil, eosinophil, lymphocyte, monocyte
 * and neutrophil. Stain, size, place, direction and surroundings have one distribution over all
 * classes, so that only nucleus and granules tell a class. Stands in for Raabin-WBC where there is
 * no data; there is no upright pose, so a rotation does not shift the distribution. Ours.
 */
final class SyntheticCells {

    private static final int RED_CELLS = 4;

    private static final CellClass[] CLASSES = CellClass.values();

    static final Synthesis SYNTHESIS =
            Synthesis.of("synthetic-cells", CLASSES, SyntheticCells::paint);

    private SyntheticCells() {}

    /** All that must not tell the class is drawn before the class is looked at. */
    private static RgbImage paint(int label, RenderOptions options, RandomGenerator random) {
        Canvas canvas = new Canvas(options.size());
        Stain stain = Stain.random(random);
        canvas.cover((x, y) -> stain.plasma());
        redCells(canvas, stain, options.clutter(), random);
        Pose pose = pose(random);
        double lightX = Color.between(random, -0.08, 0.08);
        double lightY = Color.between(random, -0.08, 0.08);
        canvas.draw(pose, Shape.circle(0, 0, 1), stain.cytoplasm(), 1);
        CLASSES[label].draw(new Drawing(canvas, pose, random), stain);
        canvas.light(lightX, lightY);
        return canvas.toImage(random, options.noise());
    }

    private static Pose pose(RandomGenerator random) {
        double radius = Color.between(random, 0.5, 0.72);
        double stretch = Color.between(random, 0.93, 1.07);
        return Pose.of(
                Color.between(random, -0.2, 0.2),
                Color.between(random, -0.2, 0.2),
                radius * stretch,
                radius / stretch,
                360 * random.nextDouble());
    }

    /** Discs with a pale centre, which may lie under the white cell. */
    private static void redCells(
            Canvas canvas, Stain stain, double clutter, RandomGenerator random) {
        int count = (int) (2 * clutter * RED_CELLS * random.nextDouble() + 0.5);
        for (int i = 0; i < count; i++) {
            double x = Color.between(random, -1.2, 1.2);
            double y = Color.between(random, -1.2, 1.2);
            double radius = Color.between(random, 0.36, 0.46);
            Pose pose = Pose.of(x, y, radius, radius * Color.between(random, 0.85, 1), 0);
            canvas.draw(pose, Shape.circle(0, 0, 1), stain.redCell(), 0.85);
            canvas.draw(pose, Shape.circle(0, 0, 0.45), stain.plasma(), 0.45);
        }
    }
}
