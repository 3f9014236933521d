// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and the reference are made independently of each other, and agree. */
class LayerProbeTest {

    private static final double ROUNDING = 2e-5;

    @BeforeAll
    static void engine() {
        Engine.getInstance();
    }

    /** Kernels of all sizes, strides that do and do not divide the image, some larger than it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "false 16 32 3 1 1 5 8 8 true",
                "false 16 24 3 2 1 4 9 7 true",
                "false 3 16 7 2 3 3 13 12 false",
                "false 16 16 1 1 0 2 6 5 true",
                "false 32 16 5 1 0 2 8 8 true",
                "false 8 16 3 2 1 4 2 2 true",
                "false 16 16 3 1 1 4 1 1 true",
                "true 40 24 1 1 0 7 1 1 true"
            })
    void aSoundEngineAgreesWithFloat64(String line) {
        LayerShape layer = LayerShape.parse(line);
        Map<String, Double> training = new LayerProbe(layer, Passes.TRAINING, Fault.of(0)).errors();
        Map<String, Double> scoring = new LayerProbe(layer, Passes.SCORING, Fault.of(0)).errors();
        assertEquals(
                layer.inputGradient()
                        ? Set.of("output", "input gradient", "weight gradient")
                        : Set.of("output", "weight gradient"),
                training.keySet());
        assertEquals(Set.of("output"), scoring.keySet());
        training.forEach((array, error) -> assertTrue(error < ROUNDING, line + array + error));
        scoring.forEach((array, error) -> assertTrue(error < ROUNDING, line + array + error));
    }

    /** Wherever a kernel's group of channels is wrong, one of the samples is of it. */
    @ParameterizedTest
    @ValueSource(strings = {"false 256 512 1 1 0 4 4 4 true", "true 256 512 1 1 0 16 1 1 true"})
    void oneWrongGroupOfChannelsIsFound(String line) {
        System.setProperty(Fault.PROPERTY, "group:0");
        try {
            LayerShape layer = LayerShape.parse(line);
            Map<String, Double> errors =
                    new LayerProbe(layer, Passes.TRAINING, Fault.of(0)).errors();
            assertEquals(3, errors.size());
            errors.forEach((array, error) -> assertTrue(error > 0.01, array + " " + error));
        } finally {
            System.clearProperty(Fault.PROPERTY);
        }
    }

    /**
     * Otherwise the comparison could not fail: another stride, padding or size is another layer.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "false 16 32 3 1 1 5 8 8 true",
                "false 16 24 3 2 1 4 9 7 true",
                "true 40 24 1 1 0 7 1 1 true"
            })
    void theReferenceDependsOnEveryPlace(String line) {
        LayerShape layer = LayerShape.parse(line);
        Pattern[] patterns = {
            new Pattern("a"), new Pattern("b"), new Pattern("c"), new Pattern("d")
        };
        Reference right = new Reference(layer, patterns[0], patterns[1], patterns[2], patterns[3]);
        int y = layer.outputHeight() - 1;
        Sum sum = right.outputWithBias(1, y, 0, 2);
        assertEquals(0, sum.error(sum.value()), 1e-12);
        assertTrue(sum.error(right.outputWithBias(0, y, 0, 2).value()) > 0.01);
        assertTrue(sum.error(right.outputWithBias(1, y, 0, 3).value()) > 0.01);
        assertTrue(sum.error(right.output(1, y, 0, 2).value()) > 0.001);
    }
}
