// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

/** The largest difference that counts as none, fixed before any result was judged by it. */
public enum Margin {
    /** 3 points of AUROC. */
    AUROC(0.03, "3 points of AUROC"),

    /** A tenth of a ratio of norms; the quantity is the natural logarithm of the ratio. */
    NORM_RATIO(Math.log(1.1), "10% of a norm ratio");

    private final double value;
    private final String title;

    Margin(double value, String title) {
        this.value = value;
        this.title = title;
    }

    /** {@return the largest absolute difference, in the unit of the quantity} */
    public double value() {
        return value;
    }

    /** {@return such as "3 points of AUROC"} */
    public String title() {
        return title;
    }
}
