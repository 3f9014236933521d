// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {

    /** A checkpoint of a version that had no such setting belongs to a training that has none. */
    @Test
    void aSettingThatIsNewAndNotUsedIsNoDifference() {
        Map<String, String> before = Map.of("model.width", "8");
        assertEquals("", differences(before, Map.of("model.width", "8", "model.block", "null")));
        assertEquals(
                "model.block is null there and vgg here",
                differences(before, Map.of("model.width", "8", "model.block", "vgg")));
        assertEquals(
                "model.width is 8 there and 4 here",
                differences(before, Map.of("model.width", "4")));
    }

    private static String differences(Map<String, String> there, Map<String, String> here) {
        return TrainingProgress.differences(there, here);
    }
}
