// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import java.util.List;
import java.util.Map;

/** HSC's: the nearness of the projection to the origin, -h. */
record HypersphereScoring() implements StatelessScoring {

    @Override
    public List<OodScore> scores() {
        return List.of(OodScore.HYPERSPHERE, OodScore.CLEAN_HYPERSPHERE);
    }

    @Override
    public Map<OodScore, double[]> unfitted(ViewProjections views, ImageSet images) {
        int dimension = views.dimension();
        ViewNumbers numbers =
                ViewNumbers.of(
                        views,
                        images,
                        features -> nearness(features.projection().toFloatArray(), dimension));
        return Map.of(
                OodScore.HYPERSPHERE, numbers.means(), OodScore.CLEAN_HYPERSPHERE, numbers.clean());
    }

    /** Returns -h of each row, computed as the loss does. */
    static double[] nearness(float[] projections, int dimension) {
        double[] numbers = new double[projections.length / dimension];
        for (int i = 0; i < projections.length; i++) {
            numbers[i / dimension] += (double) projections[i] * projections[i];
        }
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = -numbers[row] / (Math.sqrt(numbers[row] + 1) + 1);
        }
        return numbers;
    }
}
