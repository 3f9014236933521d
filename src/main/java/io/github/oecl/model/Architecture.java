// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is needed to build the same network again; it is saved beside the weights.
 *
 * @param stem the first layers
 * @param width the channels of the first stage; each later stage doubles them
 * @param blocks the number of residual blocks in each stage; every stage but the first halves the
 *     image
 * @param hidden the hidden size of the projection head
 * @param embedding the size of the projection
 * @param mean what is subtracted from the red, green and blue of an input in [0, 1]
 * @param std what they are divided by afterwards
 * @param heads the linear heads on the backbone feature, by name, with their number of outputs
 * @param block the user's own block in place of the residual stages, or null; stem, width and
 *     blocks are then null, 0 and none
 */
public record Architecture(
        Stem stem,
        int width,
        List<Integer> blocks,
        int hidden,
        int embedding,
        List<Double> mean,
        List<Double> std,
        Map<String, Integer> heads,
        OwnBlock block) {

    /**
     * Checks the sizes.
     *
     * @param stem the first layers
     * @param width the channels of the first stage; each later stage doubles them
     * @param blocks the number of residual blocks in each stage; every stage but the first halves
     *     the image
     * @param hidden the hidden size of the projection head
     * @param embedding the size of the projection
     * @param mean what is subtracted from the red, green and blue of an input in [0, 1]
     * @param std what they are divided by afterwards
     * @param heads the linear heads on the backbone feature, by name, with their number of outputs
     * @param block the user's own block in place of the residual stages, or null; stem, width and
     *     blocks are then null, 0 and none
     * @throws IllegalArgumentException if a size is not positive or a part is missing
     */
    public Architecture {
        blocks = blocks == null && block != null ? List.of() : blocks;
        if (block == null) {
            requireStages(stem, width, blocks);
        } else {
            require(stem == null, "stem", stem, "null beside a block of one's own");
            require(width == 0, "width", width, "0 beside a block of one's own");
            require(blocks.isEmpty(), "blocks", blocks, "none beside a block of one's own");
        }
        require(hidden >= 1 && hidden <= 65536, "hidden", hidden, "1 to 65536");
        require(embedding >= 2 && embedding <= 65536, "embedding", embedding, "2 to 65536");
        require(isRgb(mean), "mean", mean, "three finite numbers");
        require(
                isRgb(std) && std.stream().allMatch(s -> s > 0),
                "std",
                std,
                "three positive numbers");
        require(
                heads != null
                        && heads.values().stream().allMatch(n -> n != null && n >= 1 && n <= 65536),
                "heads",
                heads,
                "a number of outputs of at least 1 for each");
        blocks = List.copyOf(blocks);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        heads = Map.copyOf(heads);
    }

    /**
     * A user's own block.
     *
     * @param name of its {@link Backbone}
     * @param imageSize the side in pixels of the images that it is made for
     * @param features the size of the feature that it makes of them
     */
    public record OwnBlock(String name, int imageSize, int features) {

        /**
         * Checks the numbers.
         *
         * @param name of its {@link Backbone}
         * @param imageSize the side in pixels of the images that it is made for
         * @param features the size of the feature that it makes of them
         * @throws IllegalArgumentException if one is out of its range or the name is missing
         */
        public OwnBlock {
            require(name != null && !name.isBlank(), "block", name, "named");
            require(
                    imageSize >= 1 && imageSize <= 4096,
                    "image size",
                    imageSize,
                    "1 to 4096 pixels");
            require(features >= 1 && features <= 1 << 20, "feature size", features, "1 to 1048576");
        }
    }

    /** {@return the size of the backbone feature} */
    public int featureSize() {
        return block == null ? width << (blocks.size() - 1) : block.features();
    }

    /**
     * {@return the linear heads in the order of their names, which is the order they are saved in}
     */
    Map<String, Integer> orderedHeads() {
        return new TreeMap<>(heads);
    }

    private static void requireStages(Stem stem, int width, List<Integer> blocks) {
        require(stem != null, "stem", stem, "one of CIFAR, STRIDED, IMAGENET");
        require(width >= 1 && width <= 4096, "width", width, "1 to 4096 channels");
        require(
                blocks != null
                        && !blocks.isEmpty()
                        && blocks.size() <= 8
                        && blocks.stream().allMatch(n -> n != null && n >= 1 && n <= 100),
                "blocks",
                blocks,
                "one to eight stages of 1 to 100 blocks each");
    }

    private static boolean isRgb(List<Double> values) {
        return values != null
                && values.size() == 3
                && values.stream().allMatch(v -> v != null && Double.isFinite(v));
    }

    private static void require(boolean holds, String name, Object value, String right) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The architecture's " + name + " is " + value + "; it must be " + right);
        }
    }

    /** The first layers of a residual network, which set how soon an image is made smaller. */
    public enum Stem {
        /** A 3 x 3 convolution of stride 1 and no pooling: ResNet for CIFAR, 32 x 32 images. */
        CIFAR(3, 1, false),
        /** A 3 x 3 convolution of stride 2: halves the image at once, for two cores. */
        STRIDED(3, 2, false),
        /**
         * A 7 x 7 convolution of stride 2 and a max-pool: ResNet for ImageNet, 224 x 224 images.
         */
        IMAGENET(7, 2, true);

        private final int kernel;
        private final int stride;
        private final boolean maxPool;

        Stem(int kernel, int stride, boolean maxPool) {
            this.kernel = kernel;
            this.stride = stride;
            this.maxPool = maxPool;
        }

        /** {@return the side of the first convolution} */
        public int kernel() {
            return kernel;
        }

        /** {@return the stride of the first convolution} */
        public int stride() {
            return stride;
        }

        /** {@return whether a max-pool follows the first convolution} */
        public boolean maxPool() {
            return maxPool;
        }
    }
}
