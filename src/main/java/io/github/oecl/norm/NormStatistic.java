// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

/**
 * A number that describes the features z of the views of one image. Let m = E z be the mean over
 * the n views (population moments, with 1/n), mu = ||m||, u the component of a view along m, and v
 * the rest of it, orthogonal to m. Where m = 0 there is no mean direction: then u = 0 and v = z.
 * The cosine with a zero vector counts as 0. No value is ever NaN.
 *
 * <p>E||z||^2 = mu^2 + Var u + E||v||^2 holds exactly. The symbols are those of our reading of
 * Lemma 1 in the paper.
 */
public enum NormStatistic {
    /** ||E z|| = mu, the norm of the mean feature: the paper's score. */
    NORM_OF_MEAN("||E z||", 1),

    /** E||z||, the mean norm. */
    MEAN_NORM("E||z||", 1),

    /** E||z||^2, the mean squared norm. */
    MEAN_SQUARED_NORM("E||z||²", 1),

    /** ||z|| of the first view, which is the clean one where there is a clean one. */
    FIRST_VIEW_NORM("||z|| of the first view", 1),

    /** Var u, the variance along the mean direction; 0 for a single view. */
    ALONG_MEAN_VARIANCE("Var u", 1),

    /** sigma_v^2 = E||v||^2, the mean squared norm off the mean direction; 0 for a single view. */
    OFF_MEAN_MEAN_SQUARED_NORM("σ_v²", 1),

    /** sigma_v^2 / d, where d is the dimension of the feature. */
    OFF_MEAN_PER_DIMENSION("σ_v² per dimension", 1),

    /** sigma_v, the root of {@link #OFF_MEAN_MEAN_SQUARED_NORM}. */
    SIGMA_V("σ_v", 1),

    /**
     * mu / sigma_v. From n views it has a floor near 1/sqrt(n) where the true mu is 0. If sigma_v
     * is 0 although there are several views, then it is +infinity, or 0 where mu is 0 too. Needs
     * two views.
     */
    MU_OVER_SIGMA_V("μ/σ_v", 2),

    /**
     * The unbiased estimate of the squared norm of the true mean, (||sum z||^2 - sum ||z||^2) / (n
     * (n - 1)), which may be negative. Needs two views.
     */
    UNBIASED_SQUARED_MU("unbiased μ²", 2),

    /** E[u / ||z||], the mean cosine of a view with the mean direction. */
    MEAN_COSINE_TO_MEAN("mean cosine to the mean", 1),

    /** The mean cosine of two different views. Needs two views. */
    MEAN_PAIRWISE_COSINE("mean pairwise cosine", 2);

    private final String title;
    private final int minimumViews;

    NormStatistic(String title, int minimumViews) {
        this.title = title;
        this.minimumViews = minimumViews;
    }

    /** {@return the name to print on a figure} */
    public String title() {
        return title;
    }

    /** {@return how many views of an image this needs: with fewer it has no value} */
    public int minimumViews() {
        return minimumViews;
    }
}
