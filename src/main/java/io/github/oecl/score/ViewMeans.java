// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import ai.djl.ndarray.NDArray;
import io.github.oecl.data.ImageSet;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.ViewProjections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the views of each image of a set come to.
 *
 * @param statistics of the projections
 * @param projections their means over the views, images x dimension
 * @param heads the means of each head's outputs over the views, images x outputs
 */
record ViewMeans(NormStatistics statistics, float[] projections, Map<String, float[]> heads) {

    static ViewMeans of(ViewProjections views, ImageSet images) {
        float[] projections = new float[images.size() * views.dimension()];
        Map<String, float[]> heads = new HashMap<>();
        List<NormStatistics> blocks = new ArrayList<>();
        views.forEachFeatures(
                images,
                (first, features) -> {
                    float[] block = features.projection().toFloatArray();
                    average(block, views.views(), views.dimension(), projections, first);
                    blocks.add(NormStatistics.of(block, views.views(), views.dimension()));
                    features.heads()
                            .forEach(
                                    (name, output) -> {
                                        int outputs = outputs(output);
                                        float[] means =
                                                heads.computeIfAbsent(
                                                        name,
                                                        key -> new float[images.size() * outputs]);
                                        average(
                                                output.toFloatArray(),
                                                views.views(),
                                                outputs,
                                                means,
                                                first);
                                    });
                });
        return new ViewMeans(NormStatistics.concat(blocks), projections, heads);
    }

    private static int outputs(NDArray head) {
        return Math.toIntExact(head.getShape().get(1));
    }

    /** Averages rows, images x views x columns, into the means from an image on. */
    private static void average(float[] rows, int views, int columns, float[] means, int first) {
        for (int i = 0; i < rows.length; i++) {
            int image = first + i / (views * columns);
            means[image * columns + i % columns] += rows[i] / views;
        }
    }
}
