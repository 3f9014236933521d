// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

/**
 * The scores of the test images of a task, larger for a more normal image.
 *
 * @param normal the scores of the in-distribution images, at least one
 * @param ood the scores of the OOD images, at least one
 */
public record TestScores(double[] normal, double[] ood) {

    /**
     * Copies and checks the scores. Infinite ones are allowed: they stand at the ends of the order.
     *
     * @param normal the scores of the in-distribution images
     * @param ood the scores of the OOD images
     * @throws IllegalArgumentException if a side is empty or a score is NaN
     */
    public TestScores {
        normal = checked(normal, "normal");
        ood = checked(ood, "OOD");
    }

    /** {@return a copy of the scores of the in-distribution images} */
    @Override
    public double[] normal() {
        return normal.clone();
    }

    /** {@return a copy of the scores of the OOD images} */
    @Override
    public double[] ood() {
        return ood.clone();
    }

    private static double[] checked(double[] scores, String side) {
        if (scores.length == 0) {
            throw new IllegalArgumentException(
                    "There are no "
                            + side
                            + " scores: a metric compares at least one normal with at least one"
                            + " OOD image.");
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException(
                        "The " + side + " score at index " + i + " is NaN: it has no rank.");
            }
        }
        return scores.clone();
    }
}
