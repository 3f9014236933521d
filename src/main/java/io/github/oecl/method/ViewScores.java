// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.Bce;
import io.github.oecl.model.Features;
import java.util.Map;
import java.util.function.Function;

/**
 * The scores of a method that gives each view a number: the mean over the views, and that of the
 * clean view. HSC and BCE are trained on single views, and their number is the score of one.
 */
record ViewScores(
        ViewProjections views, Function<Features, double[]> number, OodScore mean, OodScore clean)
        implements MethodScores {

    static ViewScores hypersphere(ViewProjections views) {
        return new ViewScores(
                views,
                features -> nearness(features.projection().toFloatArray(), views.dimension()),
                OodScore.HYPERSPHERE,
                OodScore.CLEAN_HYPERSPHERE);
    }

    static ViewScores logit(ViewProjections views) {
        return new ViewScores(
                views,
                features -> doubles(features.heads().get(Bce.HEAD).toFloatArray()),
                OodScore.LOGIT,
                OodScore.CLEAN_LOGIT);
    }

    @Override
    public Map<OodScore, double[]> of(ImageSet images) {
        double[] means = new double[images.size()];
        double[] cleans = new double[images.size()];
        views.forEachFeatures(
                images,
                (first, features) -> {
                    double[] numbers = number.apply(features);
                    for (int row = 0; row < numbers.length; row++) {
                        int image = first + row / views.views();
                        means[image] += numbers[row] / views.views();
                        cleans[image] = row % views.views() == 0 ? numbers[row] : cleans[image];
                    }
                });
        return Map.of(mean, means, clean, cleans);
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

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
