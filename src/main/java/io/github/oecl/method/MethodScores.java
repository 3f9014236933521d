// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import java.util.Map;

/** The fitted scores of one {@link Scoring}. */
@FunctionalInterface
public interface MethodScores {

    /**
     * Scores images.
     *
     * @param images at least one
     * @return for each score a number for each image, larger for a more normal one
     */
    Map<OodScore, double[]> of(ImageSet images);
}
