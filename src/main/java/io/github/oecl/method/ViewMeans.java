// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import ai.djl.ndarray.NDArray;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.norm.NormStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the views of each image of a set come to.
 *
 * @param statistics of the projections
 * @param projections their means over the views, images x dimension
 * @param backboneNorms the norm of each image's mean backbone feature over the views
 * @param heads the means of each head's outputs over the views, images x outputs
 */
record ViewMeans(
        NormStatistics statistics,
        float[] projections,
        double[] backboneNorms,
        Map<String, float[]> heads) {

    static ViewMeans of(ViewProjections views, ImageSet images) {
        float[] projections = new float[images.size() * views.dimension()];
        double[] backboneNorms = new double[images.size()];
        Map<String, float[]> heads = new HashMap<>();
        List<NormStatistics> blocks = new ArrayList<>();
        views.forEachFeatures(
                images,
                (first, features) -> {
                    float[] block = features.projection().toFloatArray();
                    average(block, views.views(), views.dimension(), projections, first);
                    blocks.add(NormStatistics.of(block, views.views(), views.dimension()));
                    norms(features.backbone(), views.views(), backboneNorms, first);
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
        return new ViewMeans(NormStatistics.concat(blocks), projections, backboneNorms, heads);
    }

    /** Computes the norms of means over views, from an image on. */
    private static void norms(NDArray backbone, int views, double[] norms, int first) {
        int size = outputs(backbone);
        int images = Math.toIntExact(backbone.getShape().get(0)) / views;
        float[] means = new float[images * size];
        average(backbone.toFloatArray(), views, size, means, 0);
        for (int image = 0; image < images; image++) {
            double square = 0;
            for (int i = image * size; i < (image + 1) * size; i++) {
                square += (double) means[i] * means[i];
            }
            norms[first + image] = Math.sqrt(square);
        }
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
