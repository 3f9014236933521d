// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {

    @Test
    void theDevicePresetAndDataAreSaidInThisOrder() {
        List<String> lines = Session.describe(Recipes.cells(Preset.SMOKE)).lines().toList();
        assertEquals(ComputeDevice.fromEnvironment().announcement(), lines.get(0));
        assertTrue(lines.get(1).contains("mean NOTHING"), lines.get(1));
        assertTrue(lines.get(2).contains("says nothing about the paper"), lines.get(2));
    }
}
