// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.oecl.io.internal.Json;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.run.RunResult.AurocOverSteps;
import io.github.oecl.run.internal.Rounding;
import io.github.oecl.score.DetectionMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

    private static final int KILOBYTE = 1000;

    @TempDir Path folder;

    @Test
    void aThousandImagesASideAndAHundredEpochsTakeAbout110Kilobytes() throws IOException {
        RunConfig config = Recipes.cifar10(Preset.QUICK, "ship");
        assertEquals(100, config.training().epochs());
        Path file = folder.resolve("result.json");
        FakeResults.of(config, 0.3, 1000, true).write(file);
        assertTrue(Files.size(file) < 120 * KILOBYTE, "" + Files.size(file));
    }

    @Test
    void aThousandEpochsTakeNoMoreThanAHundred() throws IOException {
        RunConfig config = Recipes.cifar10(Preset.QUICK, "ship");
        RunConfig longer = config.with(config.training().withEpochs(1000));
        Path file = folder.resolve("result.json");
        FakeResults.of(longer, 0.3, 1000, true).write(file);
        assertTrue(Files.size(file) < 120 * KILOBYTE, "" + Files.size(file));
        var epochs = RunResult.read(file).training().epochs();
        assertEquals(112, epochs.size());
        assertEquals(9, epochs.get(0).epoch());
        assertEquals(1000, epochs.get(111).epoch());
    }

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("notebooks", "recorded"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.getParent().endsWith("cells"))
                    .sorted()
                    .toList();
        }
    }

    /** Settings that came later are left out where they are not set. */
    @Tag("recorded")
    @Test
    void aConfigurationOfTodayIsWrittenAsItWasRead() throws IOException {
        assertFalse(recorded().isEmpty());
        for (Path file : recorded()) {
            JsonObject json = Json.read(file, JsonObject.class);
            RunConfig config = RunConfig.read(file);
            assertEquals(Json.text(json.get("config")), Json.text(config), file.toString());
        }
    }

    @Test
    void aCurveAndItsSettingsAreReadBack() throws IOException {
        RunConfig config = Recipes.cells(Preset.QUICK).with(CurveConfig.every(5)).with(ours());
        AurocOverSteps curve =
                new AurocOverSteps(
                        3, List.of(60L, 120L), Map.of(OodScore.CLEAN_NORM, List.of(0.5, 0.75)));
        Path file = folder.resolve("result.json");
        FakeResults.of(config).with(curve).write(file);
        assertEquals(curve, RunResult.read(file).curve());
        assertEquals(config, RunResult.read(file).config());
        Files.writeString(file, Files.readString(file).replace("[60,", "[60, 90,"));
        IOException error = assertThrows(IOException.class, () -> RunResult.read(file));
        assertTrue(error.getMessage().contains("2 points of CLEAN_NORM"), error.getMessage());
    }

    private static OodMethod ours() {
        return Recipes.cells(Preset.QUICK)
                .method()
                .with("outlierTerm", new OutlierTerm(OutlierTerm.Form.RELATIVE, 3, 0.5));
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws IOException {
        RunResult written = FakeResults.of(Recipes.cells(Preset.QUICK));
        Path file = folder.resolve("result.json");
        written.write(file);
        RunResult read = RunResult.read(file);
        assertEquals(written.config(), read.config());
        assertEquals(written.provenance(), read.provenance());
        assertEquals(written.training(), read.training());
        assertEquals(written.measured(), read.measured());
        for (OodScore score : written.measured().keySet()) {
            assertArrayEquals(written.scores().get(score).ood(), read.scores().get(score).ood());
            assertEquals(
                    read.measured().get(score).metrics(),
                    DetectionMetrics.of(read.scores().get(score)));
        }
    }

    @Tag("recorded")
    @Test
    void aResultOfBeforeIsReadAndWhatItLacksIsUnknown() throws IOException {
        Path cells = Path.of("notebooks/recorded/quick/cells");
        try (Stream<Path> files = Files.list(cells)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                Provenance provenance = RunResult.read(file).provenance();
                if ("development build".equals(provenance.library())) {
                    assertEquals("unknown", provenance.commit());
                    assertEquals("unknown", provenance.sources());
                    assertEquals("unknown", provenance.numerics());
                    assertEquals(Processor.unknown(), provenance.processor());
                    assertEquals("unknown", provenance.openMpThreads());
                    assertEquals("unknown", provenance.engineCheck());
                    return;
                }
            }
        }
        Assumptions.abort("all recorded results are of now");
    }

    @Test
    void numbersKeepTheDigitsOfAFloat() {
        assertEquals(12.34568, Rounding.rounded(12.3456789012));
        assertEquals(-1.234568e-9, Rounding.rounded(-1.23456789e-9));
        assertEquals(0, Rounding.rounded(0));
        assertEquals(Double.POSITIVE_INFINITY, Rounding.rounded(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Rounding.rounded(Double.NaN)));
    }

    @Test
    void aConfigurationAloneIsNoResult() throws IOException {
        Path file = folder.resolve("config.json");
        Recipes.cells(Preset.SMOKE).write(file);
        IOException error = assertThrows(IOException.class, () -> RunResult.read(file));
        assertTrue(error.getMessage().contains("config.json"), error.getMessage());
    }
}
