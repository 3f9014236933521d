// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

/** A score of a test image from the un-normalised projections z of its views. */
public enum OodScore {
    /** ||E z|| over one clean and n augmented views (Le-Gia and Ahn): the headline here. */
    NORM_OF_MEAN("||E z||"),
    /** E ||z||^2 over the same views (Le-Gia and Ahn). */
    MEAN_SQUARED_NORM("E ||z||²"),
    /** ||z|| of the clean view alone (Le-Gia and Ahn). */
    CLEAN_NORM("||z||, clean view"),
    /**
     * The largest cosine with a training image times the norm (Tack et al. 2020), on features
     * averaged over the same views: the stronger usual score of SimCLR.
     */
    COSINE_NORM("max cos · ||z||");

    private final String title;

    OodScore(String title) {
        this.title = title;
    }

    /** {@return a short name for a table or an axis} */
    public String title() {
        return title;
    }
}
