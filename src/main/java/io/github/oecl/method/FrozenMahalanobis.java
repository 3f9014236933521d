// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.method.Scoring.MethodScores;
import io.github.oecl.score.internal.MahalanobisDistance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A baseline that trains nothing: the Mahalanobis distance to the mean of the training images in
 * the features of the network as it is, untrained or loaded, or in pixels (Lee et al., "A simple
 * unified framework for detecting out-of-distribution samples", 2018, with one class).
 *
 * @param features what images are compared by
 * @param network the file of a model or detector whose network is taken, or {@link
 *     io.github.oecl.model.ModelFile#SYNTHETIC}; null for the run's, untrained
 */
record FrozenMahalanobis(FrozenFeatures features, String network) implements FrozenMethod {

    /**
     * Checks that the features are there.
     *
     * @param features what images are compared by
     * @param network the file of a model or detector whose network is taken, or {@link
     *     io.github.oecl.model.ModelFile#SYNTHETIC}; null for the run's, untrained
     * @throws IllegalArgumentException if they are missing
     */
    FrozenMahalanobis {
        requireFeatures(features);
    }

    /** Takes backbone features. */
    FrozenMahalanobis() {
        this(FrozenFeatures.BACKBONE, null);
    }

    static void requireFeatures(FrozenFeatures features) {
        if (features == null) {
            throw new IllegalArgumentException(
                    "A frozen method needs features, one of "
                            + Arrays.toString(FrozenFeatures.values()));
        }
    }

    static String words(FrozenFeatures features) {
        String word = features.name().toLowerCase(Locale.ROOT);
        return features == FrozenFeatures.PIXELS ? word : "frozen " + word + " features";
    }

    @Override
    public String title() {
        return "Mahalanobis on " + words(features);
    }

    @Override
    public List<OodScore> scores() {
        return List.of(OodScore.MAHALANOBIS);
    }

    @Override
    public ScoreReference fit(ViewProjections views, ImageSet training) {
        FrozenFeatures.Rows rows = features.of(views, training);
        return ScoreReference.of(rows.values(), rows.dimension());
    }

    @Override
    public MethodScores of(ViewProjections views, ScoreReference reference) {
        float[] training = reference.only(reference.dimension());
        MahalanobisDistance distance = MahalanobisDistance.against(training, reference.dimension());
        return images ->
                Map.of(OodScore.MAHALANOBIS, distance.score(features.of(views, images).values()));
    }
}
