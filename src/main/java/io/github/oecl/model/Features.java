// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        heads.forEach((name, head) -> outputs.put(name, head.get(index)));
        return new Features(
                backbone.get(index), projection.get(index), Collections.unmodifiableMap(outputs));
    }
}
