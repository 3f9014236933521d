// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.transform.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadConfigTest {

    @TempDir Path folder;

    @Test
    void unknownNamesListTheKnownOnes() {
        refuses("smoke, quick and paper", () -> Preset.of("huge"));
        refuses("cifar10", () -> Recipes.byName("mnist", Preset.SMOKE));
        assertEquals(Preset.QUICK, Preset.of(" Quick "));
    }

    @Test
    void missingPartsAreNamed() {
        refuses("normal class", () -> data("cifar10", List.of(), 0));
        refuses("data set", () -> data(" ", List.of("car"), 0));
        refuses("-1", () -> data("cifar10", List.of("car"), -1));
        refuses("alpha", () -> Methods.oecl(0.5, null));
        refuses("shift", () -> Methods.selfOecl(0.5, constant(1), null));
        refuses("alpha is NaN", () -> constant(Double.NaN));
        refuses("missing", () -> new RunConfig(null, null, null, null, null, null));
    }

    @Test
    void aTemperatureThatIsNoneIsRefused() {
        OodMethod simClr = Methods.usual(MethodName.SIMCLR);
        refuses("NaN", () -> simClr.with("temperature", Double.NaN));
        refuses("temperature is 0", simClr.with("temperature", 0)::objective);
    }

    @Test
    void aTrainingThatEndsBeforeAlphaSetsInIsRefused() {
        RunConfig config = Recipes.cells(Preset.SMOKE);
        RunConfig late = config.with(Methods.oecl(0.5, warmedUp(2)));
        refuses(
                "the outlier term is never switched on",
                () -> Run.of(late, DataCatalog.fromEnvironment()));
    }

    @Test
    void anUnknownShiftListsTheKnownOnes() {
        OodMethod config = Methods.selfOecl(0.5, constant(1), "twist");
        refuses(Shift.rotation().name(), config::objective);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | empty",
                "{\"preset\":                         | damaged",
                "{\"preset\": \"QUICK\"}              | missing",
                "{\"preset\": \"QUICK\", \"training\": {\"epochs\": 3, \"batch\": 1}} | batch is 1"
            })
    void aFileThatIsNoConfigurationIsNamed(String json, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), json);
        IOException error = assertThrows(IOException.class, () -> RunConfig.read(file));
        assertTrue(error.getMessage().contains("run.json"), error.getMessage());
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    private static AlphaSchedule constant(double alpha) {
        return AlphaSchedule.afterEpochs(alpha, 0);
    }

    private static AlphaSchedule warmedUp(int epochs) {
        return AlphaSchedule.afterEpochs(1, epochs);
    }

    private static DataConfig data(String dataset, List<String> normal, int size) {
        return new DataConfig(dataset, normal, List.of(), null, List.of(), size, 0, false, 0);
    }

    private static void refuses(String word, Executable call) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, call);
        assertTrue(error.getMessage().contains(word), error.getMessage());
    }
}
