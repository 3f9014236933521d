// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

/**
 * The weights of the two terms that one shift adds to CSI's score: the inverses of the terms' means
 * over the training images.
 *
 * @param cosine of the cosine term
 * @param logit of the shift's logit
 */
record CsiWeights(double cosine, double logit) {

    /** Returns the weights of a shift whose terms have these means. */
    static CsiWeights ofMeans(double cosine, double logit) {
        return new CsiWeights(inverse(cosine), inverse(logit));
    }

    double sum(double cosineTerm, double logitTerm) {
        return cosine * cosineTerm + logit * logitTerm;
    }

    /**
     * A head that has hardly been trained may have a negative mean logit: the weight is positive
     * all the same, so that a larger logit means a more normal image. A term that is 0 throughout
     * has no scale and is left out.
     */
    private static double inverse(double mean) {
        return mean == 0 ? 0 : 1 / Math.abs(mean);
    }
}
