// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.plot.internal.Caption;
import org.junit.jupiter.api.Test;

class CaptionTest {

    @Test
    void namesPresetImagesAndTheBudgetOfEachRun() {
        assertEquals(
                """
                Preset smoke · synthetic-cells · training: 600 normal · test: 30 normal, 20 OOD, 3 views each
                OECL: 540 steps, 138,240 views, 600 different outliers, seed 0, 62 s of training
                SimCLR: 540 steps, 138,240 views, 600 different outliers, seed 0, 62 s of training""",
                Caption.of(Results.perfect(), Results.chance()));
    }

    @Test
    void aRunThatIsGivenTwiceIsNamedOnce() {
        var run = Results.perfect();
        assertEquals(Caption.of(run), Caption.of(run, run));
    }
}
