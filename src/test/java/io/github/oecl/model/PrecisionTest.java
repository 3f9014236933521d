// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.oecl.model.internal.Numerics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecisionTest {

    @Test
    void theVariableNamesIt() {
        assertEquals(Precision.FLOAT32, Precision.from(Map.of()));
        assertEquals(Precision.FLOAT32, from(" "));
        assertEquals(Precision.FLOAT32, from("float32"));
        assertEquals(Precision.BF16, from("BF16"));
        String message =
                assertThrows(IllegalArgumentException.class, () -> from("fp16")).getMessage();
        assertEquals("OECL_PRECISION is 'fp16'; it must be one of float32, bf16", message);
    }

    @Test
    void anotherPrecisionIsAnotherArithmetic() {
        assertEquals(Numerics.VERSION, Numerics.version(null));
        assertEquals(Numerics.VERSION, Numerics.version(Precision.FLOAT32));
        assertEquals(Numerics.VERSION + "-bf16", Numerics.version(Precision.BF16));
    }

    private static Precision from(String name) {
        return Precision.from(Map.of(Precision.VARIABLE, name));
    }
}
