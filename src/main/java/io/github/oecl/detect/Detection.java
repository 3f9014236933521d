// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.score.Calibration;
import io.github.oecl.score.FalsePositives;

/**
 * What a {@link Detector} says of an image.
 *
 * @param score larger for a more normal image
 * @param pValue of the hypothesis that it is normal, in (0, 1]; see {@link Calibration#pValue}
 */
public record Detection(double score, double pValue) {

    /**
     * Returns whether the image is flagged as OOD. Of new normal images, exchangeable with the
     * calibration's, at most the share {@code level} is, on average over calibrations.
     *
     * @param level the false-positive rate that is tolerated, such as 0.05
     * @return true if the p-value is at most that
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public boolean isOodAt(double level) {
        FalsePositives.requireLevel(level);
        return pValue <= level;
    }
}
