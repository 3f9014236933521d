// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/** Cuts a small rectangle out, jitters its colours and pastes it elsewhere (Li et al., 2021). */
final class CutPaste {

    private static final double MIN_AREA = 0.02;
    private static final double MAX_AREA = 0.15;
    private static final double MIN_ASPECT = 0.3;
    private static final ColorJitter JITTER = new ColorJitter(0.1, 0.1, 0.1, 0.1);

    private CutPaste() {}

    static RgbImage apply(RgbImage image, RandomGenerator random) {
        Rectangle source = patch(image, random);
        Rectangle target = elsewhere(source, image, random);
        int height = source.height();
        int width = source.width();
        RgbImage patch =
                Resampling.cropAndResize(
                        image, source.top(), source.left(), height, width, height, width);
        byte[] pixels = image.toBytes();
        paste(JITTER.apply(patch, random).toBytes(), target, pixels, image.width());
        return RgbImage.wrap(image.width(), image.height(), pixels);
    }

    private static Rectangle patch(RgbImage image, RandomGenerator random) {
        double part = RandomDraws.uniform(MIN_AREA, MAX_AREA, random);
        double area = part * image.width() * image.height();
        double aspect = RandomDraws.logUniform(MIN_ASPECT, 1 / MIN_ASPECT, random);
        int height = side(Math.sqrt(area / aspect), image.height());
        int width = side(Math.sqrt(area * aspect), image.width());
        return Rectangle.anywhere(height, width, image.height(), image.width(), random);
    }

    private static int side(double side, int available) {
        return Math.max(1, Math.min(available, (int) Math.rint(side)));
    }

    /** Draws from all other places, so that the patch moves if there is room. */
    static Rectangle elsewhere(Rectangle patch, RgbImage image, RandomGenerator random) {
        int columns = image.width() - patch.width() + 1;
        int places = columns * (image.height() - patch.height() + 1);
        if (places == 1) {
            return patch;
        }
        int own = patch.top() * columns + patch.left();
        int place = (own + 1 + random.nextInt(places - 1)) % places;
        return new Rectangle(place / columns, place % columns, patch.height(), patch.width());
    }

    private static void paste(byte[] patch, Rectangle target, byte[] pixels, int imageWidth) {
        int rowBytes = target.width() * RgbImage.CHANNELS;
        for (int y = 0; y < target.height(); y++) {
            int to = ((target.top() + y) * imageWidth + target.left()) * RgbImage.CHANNELS;
            System.arraycopy(patch, y * rowBytes, pixels, to, rowBytes);
        }
    }
}
