// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import java.util.Locale;

/**
 * The name of a method. Grids and the command line write it in lower case with hyphens, such as
 * {@code self-oecl}; results write {@code SELF_OECL}.
 *
 * @param label lower-case words joined by hyphens
 */
public record MethodName(String label) implements Comparable<MethodName> {

    /** OECL with outlier exposure. */
    public static final MethodName OECL = new MethodName("oecl");

    /** OECL whose outliers are shifted normal images. */
    public static final MethodName SELF_OECL = new MethodName("self-oecl");

    /** Contrastive learning on normal images alone. */
    public static final MethodName SIMCLR = new MethodName("simclr");

    /** The same without normalisation in the loss (figure 5). */
    public static final MethodName SIMCLR_UNNORMALISED = new MethodName("simclr-unnormalised");

    /** Contrasting shifted instances: SimCLR over shifted copies, and their prediction. */
    public static final MethodName CSI = new MethodName("csi");

    /** The hypersphere classifier with outlier exposure. */
    public static final MethodName HSC = new MethodName("hsc");

    /** Binary cross-entropy of normal images against outliers. */
    public static final MethodName BCE = new MethodName("bce");

    /** The distance to the k-th nearest training image in the features of the network as it is. */
    public static final MethodName FROZEN_KNN = new MethodName("frozen-knn");

    /** The Mahalanobis distance to the mean of the training images in the same features. */
    public static final MethodName FROZEN_MAHALANOBIS = new MethodName("frozen-mahalanobis");

    /**
     * Checks the name.
     *
     * @param label lower-case words joined by hyphens
     * @throws IllegalArgumentException if it has anything else in it
     */
    public MethodName {
        if (!label.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "A method's name is lower-case words joined by hyphens, not '" + label + "'");
        }
    }

    /**
     * Returns a name in either way of writing.
     *
     * @param text such as self-oecl or SELF_OECL
     * @return the name, whether there is such a method or not
     * @throws IllegalArgumentException if it cannot be the name of a method
     */
    public static MethodName of(String text) {
        return new MethodName(text.strip().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** {@return the name as results write it} */
    public String inFiles() {
        return label.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public int compareTo(MethodName other) {
        return label.compareTo(other.label);
    }

    /** {@return the label} */
    @Override
    public String toString() {
        return label;
    }
}
