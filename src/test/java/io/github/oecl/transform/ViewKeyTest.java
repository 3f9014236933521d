// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.oecl.transform.Augmentation.ViewKey;
import org.junit.jupiter.api.Test;

class ViewKeyTest {

    private static final ViewKey KEY = new ViewKey(1, 2, 3, 4, 5);

    @Test
    void startsAfreshEachTime() {
        assertEquals(KEY.random().nextLong(), KEY.random().nextLong());
    }

    @Test
    void swappedPartsGiveAnotherSequence() {
        ViewKey swapped = new ViewKey(1, 2, 3, 5, 4);
        assertNotEquals(KEY.random().nextLong(), swapped.random().nextLong());
    }
}
