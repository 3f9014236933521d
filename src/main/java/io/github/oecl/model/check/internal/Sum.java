// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

/** A sum of products in float64, and how large a sum of terms of such size is as a rule. */
final class Sum {

    private double value;
    private double squares;

    void add(double term) {
        value += term;
        squares += term * term;
    }

    double value() {
        return value;
    }

    /**
     * Returns how far a number is off, in units of what a sum of such terms with random signs comes
     * to; infinite or NaN if the number is. A sum of no terms is zero, as of a kernel's edge that
     * never leaves the padding.
     */
    double error(double number) {
        return Math.abs(number - value) / (squares > 0 ? Math.sqrt(squares) : 1);
    }
}
