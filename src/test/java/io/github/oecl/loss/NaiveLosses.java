// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import java.util.Arrays;

/** Losses written out row by row, to hold the real ones against. */
final class NaiveLosses {

    private NaiveLosses() {}

    /** NT-Xent of the first rows, anchor by anchor. */
    static double ntXent(double[][] z, int rows, double temperature) {
        double sum = 0;
        for (int anchor = 0; anchor < rows; anchor++) {
            double denominator = 0;
            for (int other = 0; other < rows; other++) {
                if (other != anchor) {
                    denominator += Math.exp(cosine(z[anchor], z[other]) / temperature);
                }
            }
            int positive = (anchor + rows / 2) % rows;
            sum -= Math.log(Math.exp(cosine(z[anchor], z[positive]) / temperature) / denominator);
        }
        return sum / rows;
    }

    /** The mean norm of the rows from one to before another. */
    static double meanNorm(double[][] z, int from, int to) {
        return Arrays.stream(z, from, to).mapToDouble(NaiveLosses::norm).average().orElseThrow();
    }

    static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    private static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
