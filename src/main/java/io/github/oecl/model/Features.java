// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a model makes of a batch of images.
 *
 * @param backbone the pooled backbone features, batch x feature size
 * @param projection the un-normalised projections, batch x embedding size: the z of the paper
 * @param heads the outputs of the linear heads by name, each batch x its number of outputs
 */
public record Features(NDArray backbone, NDArray projection, Map<String, NDArray> heads) {

    /**
     * Returns the features of the first images.
     *
     * @param rows how many, at most the batch
     * @return arrays of the same managers
     */
    public Features first(int rows) {
        NDIndex index = new NDIndex(":" + rows);
        return each(array -> array.get(index));
    }

    /** Returns what a function makes of each of the arrays. */
    Features each(UnaryOperator<NDArray> function) {
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        heads.forEach((name, head) -> outputs.put(name, function.apply(head)));
        return new Features(
                function.apply(backbone),
                function.apply(projection),
                Collections.unmodifiableMap(outputs));
    }
}
