// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import java.io.IOException;

/** Says what is damaged in a JPEG file. */
public final class JpegDamage extends IOException {

    private static final long serialVersionUID = 1L;

    JpegDamage(String what) {
        super(what);
    }
}
