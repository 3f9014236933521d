// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.transform.Shift;
import java.util.List;
import java.util.Map;

/**
 * The scores that go with a method: what they keep of the training images, and how they score new
 * ones. One of one's own works on the features of {@link ImageFeatures}, or takes the library's: a
 * score of another kind is a number without meaning, as HSC makes the norm of a normal image short,
 * and BCE does not train the projection.
 */
public interface Scoring {

    /** {@return the scores, first the one by which the method is judged} */
    List<OodScore> scores();

    /** {@return the linear heads that the scores look at, none by default} */
    default Map<String, Integer> heads() {
        return Map.of();
    }

    /**
     * Fits the scores.
     *
     * @param views the views of an image and the network that sees them
     * @param training the normal training images
     * @return what the scores keep of them, which is saved with the network
     */
    ScoreReference fit(ViewProjections views, ImageSet training);

    /**
     * Returns the fitted scores.
     *
     * @param views the views of an image and the network that sees them
     * @param reference of {@link #fit}, now or in another process
     * @return a function of images: for each of {@link #scores} a number for each image, larger for
     *     a more normal one
     * @throws IllegalArgumentException if the reference is not one of these scores and this network
     */
    MethodScores of(ViewProjections views, ScoreReference reference);

    /**
     * Scores images by those scores that keep nothing of the training images: quick enough to
     * follow a training by.
     *
     * @param views the views of an image and the network that sees them
     * @param images at least one
     * @return for each such score a number for each image; none by default
     */
    default Map<OodScore, double[]> unfitted(ViewProjections views, ImageSet images) {
        return Map.of();
    }

    /** {@return the norm of the projection: OECL, self-OECL, SimCLR} */
    static Scoring norm() {
        return new NormScoring();
    }

    /** {@return the nearness of the projection to the origin: HSC} */
    static Scoring hypersphere() {
        return new HypersphereScoring();
    }

    /** {@return the logit of "normal" of a head: BCE} */
    static Scoring logit() {
        return new LogitScoring();
    }

    /**
     * Returns the cosines with the training images and the predicted shift, over shifted copies:
     * CSI.
     *
     * @param shift whose variants make the copies, the identity first
     * @return the scores
     */
    static Scoring csi(Shift shift) {
        return new CsiScoring(shift);
    }

    /** The fitted scores of one {@link Scoring}. */
    @FunctionalInterface
    interface MethodScores {

        /**
         * Scores images.
         *
         * @param images at least one
         * @return for each score a number for each image, larger for a more normal one
         */
        Map<OodScore, double[]> of(ImageSet images);
    }
}
