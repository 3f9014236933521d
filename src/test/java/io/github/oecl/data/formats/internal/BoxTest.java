// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void theSquareHasTheLongerSideAroundTheMiddle() {
        assertEquals(new Box(30, 20, 50, 40), new Box(30, 25, 50, 35).square(100, 100));
        assertEquals(new Box(25, 20, 45, 40), new Box(30, 20, 40, 40).square(100, 100));
    }

    @Test
    void aSquareThatLeavesTheImageIsMovedInside() {
        assertEquals(new Box(0, 10, 20, 30), new Box(0, 10, 4, 30).square(100, 100));
        assertEquals(new Box(80, 10, 100, 30), new Box(97, 10, 101, 30).square(100, 100));
    }

    @Test
    void aSquareLargerThanTheImageIsClipped() {
        assertEquals(new Box(10, 0, 40, 20), new Box(10, 5, 40, 15).square(100, 20));
    }
}
