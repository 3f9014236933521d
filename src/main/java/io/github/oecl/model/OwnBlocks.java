// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.github.oecl.model.internal.EngineRandom;
import io.github.oecl.model.internal.WithoutGradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What has to be known of a user's own block, whose class the library does not know. */
final class OwnBlocks {

    private OwnBlocks() {}

    /** A part without parts of its own, and the shapes that it takes and makes for one image. */
    record Leaf(Block block, Shape input, Shape output) {}

    /** Asks a block for the size of its features, on images of a size. */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    static int featureSize(BackboneFactory factory, Block block, int imageSize) {
        Shape images = images(imageSize);
        try (WithoutGradients guard = new WithoutGradients()) {
            Shape[] output = block.getOutputShapes(new Shape[] {images});
            if (output.length == 1 && output[0].dimension() == 2 && output[0].get(0) == 1) {
                return Math.toIntExact(output[0].get(1));
            }
            throw new IllegalArgumentException(
                    ("The backbone \"%s\" makes %s of images of shape %s; it must make one array,"
                                    + " batch x features: end it with a pooling over the whole"
                                    + " image, or flatten it")
                            .formatted(factory.name(), Arrays.toString(output), images));
        }
    }

    /** Gives a block its initial weights, those of the seed. */
    static void initialize(
            Block block, Architecture.OwnBlock description, long seed, NDManager manager) {
        synchronized (EngineRandom.ENGINE) {
            EngineRandom.seed(seed, "weights", 0);
            block.initialize(manager, DataType.FLOAT32, images(description.imageSize()));
        }
        Shape[] output = block.getOutputShapes(new Shape[] {images(description.imageSize())});
        if (output[0].get(1) != description.features()) {
            throw new IllegalArgumentException(
                    "The backbone \"%s\" makes %s features here, and not %s: it is another block"
                            .formatted(
                                    description.name(), output[0].get(1), description.features()));
        }
    }

    /** Returns the parts of an initialised block that know what they are given. */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    static List<Leaf> leaves(Block block) {
        List<Leaf> leaves = new ArrayList<>();
        try (WithoutGradients guard = new WithoutGradients()) {
            addLeaves(block, leaves);
        }
        return leaves;
    }

    private static void addLeaves(Block block, List<Leaf> leaves) {
        if (!block.getChildren().isEmpty()) {
            block.getChildren().values().forEach(child -> addLeaves(child, leaves));
        } else if (block.isInitialized() && block.getInputShapes() != null) {
            Shape[] inputs = block.getInputShapes();
            leaves.add(new Leaf(block, inputs[0], block.getOutputShapes(inputs)[0]));
        }
    }

    private static Shape images(int size) {
        return new Shape(1, 3, size, size);
    }
}
