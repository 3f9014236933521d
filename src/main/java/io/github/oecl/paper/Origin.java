// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.io.internal.ValueText;

/** Whose claim it is: a verdict on a question of ours is none on the paper. */
public enum Origin {
    /** The paper says so. */
    PAPER,
    /** The paper's text is silent, but its authors' code does so. */
    CODE,
    /** A question of this project. */
    OURS;

    /** {@return such as "paper"} */
    @Override
    public String toString() {
        return ValueText.label(this);
    }
}
