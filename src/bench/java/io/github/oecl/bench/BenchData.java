// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.OeclModel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The images and weights that all contenders work on, as plain files of bytes and floats. */
final class BenchData {

    /** The size of the images at the size of the authors' larger data sets: ImageNet's mean. */
    static final int LARGE_WIDTH = 500;

    static final int LARGE_HEIGHT = 375;
    private static final int SEED = 7;
    private static final int PER_CLASS = 200;
    private static final int LARGE_COUNT = 16;

    private BenchData() {}

    /** Writes what is missing in a folder. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        ImageSet objects = SyntheticImages.objects(PER_CLASS, 1, SEED).train();
        ImageSet textures = SyntheticImages.outlierTextures(objects.size(), SEED);
        writeImages(folder.resolve("normal.bin"), images(objects, objects.size(), 32, 32));
        writeImages(folder.resolve("outliers.bin"), images(textures, textures.size(), 32, 32));
        writeImages(folder.resolve("middle.bin"), images(objects, PER_CLASS, 64, 64));
        writeImages(
                folder.resolve("large.bin"),
                images(objects, LARGE_COUNT, LARGE_WIDTH, LARGE_HEIGHT));
    }

    /** Reads images of one size that {@link #write} has left. */
    static ImageSet read(Path file, int width, int height) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int bytes = width * height * RgbImage.CHANNELS;
        List<RgbImage> images = new ArrayList<>();
        for (int from = 0; from < all.length; from += bytes) {
            byte[] pixels = Arrays.copyOfRange(all, from, from + bytes);
            images.add(RgbImage.wrap(width, height, pixels));
        }
        return ImageSet.of(
                file.getFileName().toString(), List.of("all"), images, new int[images.size()]);
    }

    /** Writes all weights and running statistics, one after the other, in PyTorch's order. */
    static void writeWeights(Path file, OeclModel model) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Parameter parameter : model.parameters()) {
                NDArray array = parameter.getArray();
                float[] values = array.toFloatArray();
                ByteBuffer bytes =
                        ByteBuffer.allocate(values.length * Float.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                out.write(bytes.array());
            }
        }
    }

    private static List<RgbImage> images(ImageSet set, int count, int width, int height) {
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(Resampling.resize(set.image(i), height, width));
        }
        return images;
    }

    private static void writeImages(Path file, List<RgbImage> images) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (RgbImage image : images) {
                out.write(image.toBytes());
            }
        }
    }
}
