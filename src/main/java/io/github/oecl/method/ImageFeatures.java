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
 * The features of the images of a set, averaged over the views of each image: what a score is
 * computed from. The arrays are row-major, a row for each image.
 *
 * @param statistics the norms of the projections over the views
 * @param projections their means over the views, images x dimension
 * @param backbone the means of the pooled backbone features, images x feature size
 * @param heads the means of each head's outputs, images x outputs
 */
public record ImageFeatures(
        NormStatistics statistics,
        float[] projections,
        float[] backbone,
        Map<String, float[]> heads) {

    /**
     * Computes the features of a set.
     *
     * @param views the views of an image and the network that sees them
     * @param images at least one
     * @return the features
     */
    public static ImageFeatures of(ViewProjections views, ImageSet images) {
        float[] projections = new float[images.size() * views.dimension()];
        Map<String, float[]> outputs = new HashMap<>();
        List<NormStatistics> blocks = new ArrayList<>();
        views.forEachFeatures(
                images,
                (first, features) -> {
                    float[] block = features.projection().toFloatArray();
                    average(block, views.views(), views.dimension(), projections, first);
                    blocks.add(NormStatistics.of(block, views.views(), views.dimension()));
                    Map<String, NDArray> others = new HashMap<>(features.heads());
                    others.put(null, features.backbone());
                    others.forEach(
                            (name, output) -> {
                                int columns = Math.toIntExact(output.getShape().get(1));
                                float[] means =
                                        outputs.computeIfAbsent(
                                                name, key -> new float[images.size() * columns]);
                                float[] rows = output.toFloatArray();
                                average(rows, views.views(), columns, means, first);
                            });
                });
        float[] backbone = outputs.remove(null);
        return new ImageFeatures(
                NormStatistics.concat(blocks), projections, backbone, Map.copyOf(outputs));
    }

    /** {@return the number of images} */
    public int images() {
        return statistics.size();
    }

    /** {@return the norm of each image's mean backbone feature} */
    double[] backboneNorms() {
        double[] norms = new double[images()];
        int size = backbone.length / images();
        for (int image = 0; image < norms.length; image++) {
            double square = 0;
            for (int i = image * size; i < (image + 1) * size; i++) {
                square += (double) backbone[i] * backbone[i];
            }
            norms[image] = Math.sqrt(square);
        }
        return norms;
    }

    /** Averages rows, images x views x columns, into the means from an image on. */
    private static void average(float[] rows, int views, int columns, float[] means, int first) {
        for (int i = 0; i < rows.length; i++) {
            int image = first + i / (views * columns);
            means[image * columns + i % columns] += rows[i] / views;
        }
    }
}
