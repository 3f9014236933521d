// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxisTest {

    private static final Map<Axis, String> VALUES =
            Map.ofEntries(
                    Map.entry(Axis.METHOD, "simclr-unnormalised"),
                    Map.entry(Axis.NORMAL, "monocyte"),
                    Map.entry(Axis.LEFT_OUT, "monocyte"),
                    Map.entry(Axis.OUTLIERS, "synthetic-textures"),
                    Map.entry(Axis.OUTLIER_CLASSES, "basophil"),
                    Map.entry(Axis.VALIDATION, "true"),
                    Map.entry(Axis.SHIFT, "noise"),
                    Map.entry(Axis.BACKBONE, "resnet18-cifar"),
                    Map.entry(Axis.LAYERWISE, "true"));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECIPE")
    void eachSettingChangesItsPlaceInTheRunAndNothingElse(Axis axis) {
        RunConfig before = Recipes.cells(Preset.SMOKE).as(MethodConfig.Method.SELF_OECL);
        RunConfig after = axis.apply(before, axis.value(VALUES.getOrDefault(axis, "7")));
        assertNotEquals(before, after);
        String differences = Differences.between(before, after);
        assertEquals(places(axis), differences.split(" here").length, differences);
    }

    private static int places(Axis axis) {
        return switch (axis) {
            case METHOD -> 5;
            case NORMAL, LEFT_OUT, OUTLIERS -> 2;
            default -> 1;
        };
    }

    @ParameterizedTest
    @EnumSource
    void eachSettingIsFoundByItsKey(Axis axis) {
        assertEquals(axis, Axis.of(axis.key()));
        assertTrue(axis.key().matches("[a-zA-Z]+"));
    }
}
