// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.method.MethodName;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {

    private static Stream<Arguments> recipes() {
        return Recipes.names().stream()
                .flatMap(
                        name ->
                                Stream.of(Preset.values())
                                        .map(preset -> Arguments.of(name, preset)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void alphaSetsInAndTheComparisonIsAtTheSameBudget(String name, Preset preset) {
        RunConfig config = Recipes.byName(name, preset);
        config.requireThatOutlierTermIsUsed(name);
        assertEquals(preset, config.preset());
        assertEquals(config.training(), config.asSimClr().training());
    }

    @Test
    void withoutOutliersEveryOtherObjectIsOod() throws IOException {
        RunConfig config = Recipes.byName("objects-self", Preset.SMOKE);
        assertEquals(MethodName.SELF_OECL, config.method().name());
        Task task = config.data().load(DataCatalog.at(null));
        assertEquals(0, task.outliers().size());
        assertEquals(9, task.testOod().counts().size());
        try (Run run = Run.of(config, task)) {
            assertTrue(run.result().training().completed());
        }
    }

    @Test
    void outliersAndOodObjectsShareNoClass() {
        DataConfig data = Recipes.byName("objects", Preset.QUICK).data();
        assertTrue(data.outlierClasses().stream().noneMatch(data.ood()::contains));
        assertEquals(List.of("car"), data.normal());
    }

    @Test
    void anUnknownNameIsAnsweredByTheKnownOnes() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Recipes.byName("cars", Preset.SMOKE))
                        .getMessage();
        Recipes.names().forEach(name -> assertTrue(message.contains(name), message));
    }
}
