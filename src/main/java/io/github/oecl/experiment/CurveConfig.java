// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

/**
 * How the AUROC is followed over a training: on validation images, with few views of each.
 *
 * @param every after so many epochs each, and after the last, at least 1
 * @param views how many augmented views of an image are scored beside the clean one, at least 0
 */
public record CurveConfig(int every, int views) {

    /** Two augmented views beside the clean one: enough to tell trainings apart, and quick. */
    private static final int FEW = 2;

    /**
     * Checks the numbers.
     *
     * @param every after so many epochs each, and after the last, at least 1
     * @param views how many augmented views of an image are scored beside the clean one, at least 0
     * @throws IllegalArgumentException if one is out of its range
     */
    public CurveConfig {
        if (every < 1) {
            throw new IllegalArgumentException(
                    "A curve has a point every " + every + " epochs; it must be at least 1");
        }
        if (views < 0) {
            throw new IllegalArgumentException(
                    "A curve's number of augmented views is " + views + "; it must be at least 0");
        }
    }

    /**
     * Returns a curve of few views.
     *
     * @param epochs after so many each, at least 1
     * @return the settings
     */
    public static CurveConfig every(int epochs) {
        return new CurveConfig(epochs, FEW);
    }
}
