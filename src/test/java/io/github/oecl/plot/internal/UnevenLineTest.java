// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnevenLineTest {

    @Test
    void unevenLineHasNoEvenSpacingAndRunsThroughTheSamePoints() {
        UnevenLine line = UnevenLine.of(new double[] {0, 1, 2}, new double[] {0, 2, 4});
        assertTrue(line.x()[1] > 0 && line.x()[1] < 0.5);
        for (int i = 0; i < line.x().length; i++) {
            assertEquals(2 * line.x()[i], line.y()[i], 1e-12);
        }
        assertEquals(3, Arrays.stream(line.x()).filter(x -> x == Math.rint(x)).count());
    }

    @Test
    void unevenLineOfAStepGetsAPointOnEachDirection() {
        UnevenLine line = UnevenLine.of(new double[] {0, 0, 1}, new double[] {0, 1, 1});
        assertArrayEquals(new double[] {0, 0, 0, 0.137, 1}, line.x(), 1e-12);
        assertArrayEquals(new double[] {0, 0.137, 1, 1, 1}, line.y(), 1e-12);
    }
}
