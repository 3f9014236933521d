// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.io.internal.Json;
import java.nio.charset.StandardCharsets;

/** A result and a configuration for tests of all readers. */
public final class ResultTestAccess {

    private ResultTestAccess() {}

    /** Returns a result. */
    public static byte[] result() {
        return Json.text(FakeResults.of(Recipes.cells(Preset.SMOKE)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a configuration. */
    public static byte[] config() {
        return Json.text(Recipes.objectsSelf(Preset.SMOKE)).getBytes(StandardCharsets.UTF_8);
    }
}
