// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.model.Backbone;
import org.junit.jupiter.api.Test;

/** Our model, trainer and optimiser against those of DJL, which share no code but the loss. */
class PlainDjlTest {

    @Test
    void theFirstLossIsTheSame() {
        // Sums in another order: a few units in the last place of a float.
        assertLossesAgree(1, 1e-5);
    }

    @Test
    void theLossesOfLaterStepsAreToo() {
        // With a momentum of 0.5 in one and 0.9 in the other they are 3e-3 apart.
        assertLossesAgree(6, 1e-3);
    }

    private static void assertLossesAgree(int steps, double tolerance) {
        double[] losses = new PlainDjlComparison(Backbone.COMPACT, 4, steps).losses();
        assertEquals(losses[1], losses[0], tolerance * losses[1]);
    }
}
