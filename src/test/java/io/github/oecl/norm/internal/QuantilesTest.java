// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void interpolatesBetweenOrderStatistics() {
        Quantiles quantiles = Quantiles.of(4, 1, 3, 2);
        assertEquals(1, quantiles.at(0));
        assertEquals(1.75, quantiles.at(0.25), 1e-12);
        assertEquals(2.5, quantiles.at(0.5), 1e-12);
        assertEquals(4, quantiles.at(1));
    }

    @Test
    void oneValueIsAllItsQuantiles() {
        assertEquals(7, Quantiles.of(7).at(0.3));
    }

    @Test
    void infiniteValuesGiveNoNaN() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(infinity, Quantiles.of(1, infinity, infinity).at(0.75));
        assertEquals(1, Quantiles.of(1, infinity).at(0));
        assertEquals(0, Quantiles.of(-infinity, 0, infinity).at(0.5));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, Quantiles::of);
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(1).at(1.5));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(1).at(Double.NaN));
    }
}
