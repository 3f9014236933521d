// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import java.awt.Color;

/** The part that images play, with its colour in every figure (Okabe and Ito, 2008). */
public enum Role {
    /** In-distribution: trained on, and to be told from the OOD images. Blue. */
    NORMAL("normal", new Color(0x0072B2)),
    /** Outlier exposure: trained on, with short features. Grey. */
    OUTLIER("outlier", new Color(0x7A7A7A)),
    /** Out-of-distribution: seen in the test alone. Vermilion. */
    OOD("OOD", new Color(0xD55E00));

    private final String title;
    private final Color color;

    Role(String title, Color color) {
        this.title = title;
        this.color = color;
    }

    /** {@return the name to print} */
    public String title() {
        return title;
    }

    /** {@return the colour} */
    public Color color() {
        return color;
    }
}
