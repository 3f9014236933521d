// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

/**
 * How the AUROC is followed over a training: on some validation images, with few views of each.
 *
 * @param every after so many epochs each, and after the last, at least 1
 * @param views how many augmented views of an image are scored beside the clean one, at least 0
 * @param images at most how many validation images a side are scored, 0 for all
 */
public record CurveConfig(int every, int views, int images) {

    /** Two augmented views beside the clean one: enough to tell trainings apart, and quick. */
    private static final int FEW = 2;

    /** As many OOD images as tell no less than the few hundred normal ones do. */
    private static final int SOME = 500;

    /**
     * Checks the numbers.
     *
     * @param every after so many epochs each, and after the last, at least 1
     * @param views how many augmented views of an image are scored beside the clean one, at least 0
     * @param images at most how many validation images a side are scored, 0 for all
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
        if (images < 0) {
            throw new IllegalArgumentException(
                    "A curve's number of images is " + images + "; it must be at least 0");
        }
    }

    /**
     * Returns a curve of few views of some images.
     *
     * @param epochs after so many each, at least 1
     * @return the settings
     */
    public static CurveConfig every(int epochs) {
        return new CurveConfig(epochs, FEW, SOME);
    }
}
