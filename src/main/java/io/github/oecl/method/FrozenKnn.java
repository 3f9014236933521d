// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.method.Scoring.MethodScores;
import io.github.oecl.score.KnnDistance;
import java.util.List;
import java.util.Map;

/**
 * A baseline that trains nothing: the distance to the k-th nearest training image in the features
 * of the network as it is, untrained or loaded, or in pixels. Features are brought to length 1
 * first (Sun et al., "Out-of-distribution detection with deep nearest neighbors", 2022).
 *
 * @param features what images are compared by
 * @param neighbours k, at least 1 and at most the number of training images
 * @param network the file of a model or detector whose network is taken, or {@link
 *     io.github.oecl.model.ModelFile#SYNTHETIC}; null for the run's, untrained
 */
record FrozenKnn(FrozenFeatures features, int neighbours, String network) implements FrozenMethod {

    private static final int USUAL = 5;

    /**
     * Checks the settings.
     *
     * @param features what images are compared by
     * @param neighbours k, at least 1 and at most the number of training images
     * @param network the file of a model or detector whose network is taken, or {@link
     *     io.github.oecl.model.ModelFile#SYNTHETIC}; null for the run's, untrained
     * @throws IllegalArgumentException if the features are missing, or k is below 1
     */
    FrozenKnn {
        FrozenMahalanobis.requireFeatures(features);
        if (neighbours < 1) {
            throw new IllegalArgumentException(
                    "neighbours is " + neighbours + "; it must be at least 1");
        }
    }

    /** Takes the fifth neighbour in backbone features. */
    FrozenKnn() {
        this(FrozenFeatures.BACKBONE, USUAL, null);
    }

    @Override
    public String title() {
        return "kNN on " + FrozenMahalanobis.words(features);
    }

    @Override
    public List<OodScore> scores() {
        return List.of(OodScore.KNN);
    }

    @Override
    public ScoreReference fit(ViewProjections views, ImageSet training) {
        FrozenFeatures.Rows rows = rows(views, training);
        return ScoreReference.of(rows.values(), rows.dimension());
    }

    @Override
    public MethodScores of(ViewProjections views, ScoreReference reference) {
        float[] training = reference.only(reference.dimension());
        KnnDistance distance = KnnDistance.against(training, reference.dimension(), neighbours);
        return images -> Map.of(OodScore.KNN, distance.score(rows(views, images).values()));
    }

    private FrozenFeatures.Rows rows(ViewProjections views, ImageSet images) {
        FrozenFeatures.Rows rows = features.of(views, images);
        return features == FrozenFeatures.PIXELS ? rows : rows.normalised();
    }
}
