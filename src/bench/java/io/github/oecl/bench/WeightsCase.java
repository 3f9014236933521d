// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.weights.WeightsFile;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Exports a network of each architecture with images and their features, for {@code
 * src/bench/python/weights.py} to load and compare: {@code WeightsCase FOLDER}.
 */
public final class WeightsCase {

    private WeightsCase() {}

    /**
     * Writes the files.
     *
     * @param arguments the folder
     * @throws IOException if one cannot be written
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        write(Backbone.COMPACT, 32, folder);
        write(Backbone.RESNET18_CIFAR, 32, folder);
        write(Backbone.RESNET18_IMAGENET, 64, folder);
    }

    private static void write(Backbone backbone, int size, Path folder) throws IOException {
        try (OeclModel model =
                        OeclModel.builder().setBackbone(backbone).optDevice(Device.cpu()).build();
                NDManager scope = model.newManager()) {
            shake(model);
            float[] pixels = new float[4 * 3 * size * size];
            KeyedRandom random = KeyedRandom.of(2);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = random.nextFloat();
            }
            NDArray images = scope.create(pixels, new Shape(4, 3, size, size));
            NDArray projection = model.evaluate(images).projection();
            images.setName("images");
            projection.setName("projection");
            byte[] bytes = new NDList(images, projection).encode(NDList.Encoding.SAFETENSORS);
            String name = backbone.toString();
            OutputFile.at(folder.resolve(name + ".case")).write(out -> out.write(bytes));
            WeightsFile.write(model, folder.resolve(name + ".safetensors"));
        }
    }

    /** Gives running statistics, which are 0 and 1 at first, values as a training does. */
    private static void shake(OeclModel model) {
        KeyedRandom random = KeyedRandom.of(1);
        List<float[]> all = new ArrayList<>();
        model.parameters()
                .forEach(
                        each -> {
                            float[] values = each.getArray().toFloatArray();
                            for (int i = 0; i < values.length; i++) {
                                values[i] += 0.02f * (random.nextFloat() - 0.25f);
                            }
                            all.add(values);
                        });
        model.setParameters(all);
    }
}
