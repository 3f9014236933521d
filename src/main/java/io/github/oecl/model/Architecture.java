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
 */
public record Architecture(
        Stem stem,
        int width,
        List<Integer> blocks,
        int hidden,
        int embedding,
        List<Double> mean,
        List<Double> std,
        Map<String, Integer> heads) {

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
     * @throws IllegalArgumentException if a size is not positive or a part is missing
     */
    public Architecture {
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

    /** {@return the size of the backbone feature} */
    public int featureSize() {
        return width << (blocks.size() - 1);
    }

    /**
     * {@return the linear heads in the order of their names, which is the order they are saved in}
     */
    Map<String, Integer> orderedHeads() {
        return new TreeMap<>(heads);
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
}
