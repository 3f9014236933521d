// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.bench.RooflineTask.Work;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Work of Java on the pixels of images, on one thread. */
final class PixelWork {

    /** The pixels are written once; the file is small beside them. */
    static final double DECODING_GB =
            (double) RgbImage.CHANNELS * BenchData.LARGE_WIDTH * BenchData.LARGE_HEIGHT / 1e9;

    private PixelWork() {}

    /** The image is read, the view is written. */
    static double augmentationGb(ViewSize size) {
        return (double) RgbImage.CHANNELS * (size.pixels() + size.viewPixels()) / 1e9;
    }

    static Work augmentation(ViewSize size, Path data) throws IOException {
        ImageSet images = size.images(data);
        SimclrAugmentation augmentation = size.augmentation();
        long[] seen = {0};
        return () -> {
            KeyedRandom random = KeyedRandom.of(seen[0]++);
            augmentation.apply(
                    images.image((int) (seen[0] % images.size())), Shift.identity(), random);
        };
    }

    static Work decoding(Path data) throws IOException {
        byte[] file = jpeg(ViewSize.LARGE.images(data).image(0));
        ImageDecoder decoder = ImageDecoder.withDefaults();
        return () -> {
            try {
                decoder.decode(file, "benchmark.jpg");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static byte[] jpeg(RgbImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image.toBufferedImage(), "jpg", out)) {
            throw new IOException("This Java writes no JPEG files");
        }
        return out.toByteArray();
    }
}
