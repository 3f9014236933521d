// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.extension.internal.Registry;
import io.github.oecl.method.Methods;
import io.github.oecl.model.Backbone;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is registered within a scope is forgotten with it. */
@ExtendWith(OwnPartsEnd.class)
class OwnPartsEndTest {

    @RepeatedTest(2)
    void noTestFindsWhatTheOneBeforeRegistered() {
        assertFalse(Backbone.names().contains("of-one-test"));
        Backbone.register("of-one-test", OwnBackboneTest::smallVgg);
        assertTrue(Backbone.names().contains("of-one-test"));
    }

    @Test
    void aScopeBringsBackWhatWasReplaced() {
        Methods.register(new OwnMethodTest.NearestProjection(0.5, 5));
        Registry.Scope scope = Registry.scope();
        Methods.register(new OwnMethodTest.NearestProjection(0.25, 3));
        assertEquals(0.25, temperature());
        scope.close();
        assertEquals(0.5, temperature());
    }

    private static double temperature() {
        return Methods.byName("nearest-projection")
                .setting("temperature", Double.class)
                .orElseThrow();
    }
}
