// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.random.KeyedRandom;
import io.github.oecl.score.Calibration;
import java.util.function.ToDoubleFunction;

/** Simulated calibrations, and images of which the first ones are OOD. */
record Simulated(Calibration calibration, double[] pValues, int ood) {

    static final int DRAWS = 10_000;

    /** OOD images score lower by this; normal scores have a standard deviation of 1. */
    private static final double SHIFT = 2.5;

    static Simulated of(
            int draw, int n, int m, int ood, ToDoubleFunction<KeyedRandom> normalScore) {
        KeyedRandom random = KeyedRandom.of(draw, n, m);
        double[] scores = new double[n];
        java.util.Arrays.setAll(scores, i -> normalScore.applyAsDouble(random));
        Calibration calibration = Calibration.of(scores, 0.95);
        double[] pValues = new double[m];
        for (int i = 0; i < m; i++) {
            double score = normalScore.applyAsDouble(random) - (i < ood ? SHIFT : 0);
            pValues[i] = calibration.pValue(score);
        }
        return new Simulated(calibration, pValues, ood);
    }

    /** Scores with many ties: of standard deviation 1 and nine values. */
    static double coarse(KeyedRandom random) {
        return Math.rint(2 * Math.max(-2, Math.min(2, random.nextGaussian()))) / 2;
    }

    /** Returns the share of normal images among the selected ones. */
    double falseDiscoveries(double[] values, double level) {
        double[] adjusted = BenjaminiHochberg.adjusted(values);
        int selected = 0;
        int normal = 0;
        for (int i = 0; i < adjusted.length; i++) {
            if (BenjaminiHochberg.isSelected(adjusted[i], level)) {
                selected++;
                normal += i >= ood ? 1 : 0;
            }
        }
        return normal / Math.max(1.0, selected);
    }
}
