// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

/** What tests of other packages need. */
public final class BackboneTestAccess {

    private BackboneTestAccess() {}

    /** Makes this process like one in which a backbone was never registered. */
    public static void forget(String name) {
        Backbone.forget(name);
    }
}
