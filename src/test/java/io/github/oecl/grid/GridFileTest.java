// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("recorded")
class GridFileTest {

    private static final Path RECORDED = Path.of("notebooks", "recorded");

    @TempDir Path folder;

    @Test
    void aFileSaysWhatTheBuilderSays() throws IOException {
        Path file =
                write(
                        """
                        {
                          "name": "trials",
                          "about": "a note",
                          "preset": "smoke",
                          "axes": {"recipe": ["cells", "objects"], "seed": [1, 2],
                                   "validation": [true]},
                          "variants": [{"method": "simclr"}, {"alpha": 0.10}]
                        }
                        """);
        Grid expected =
                Grid.builder()
                        .setName("trials")
                        .optPreset(Preset.SMOKE)
                        .optAxis(Axis.RECIPE, "cells", "objects")
                        .optAxis(Axis.SEED, 1, 2)
                        .optAxis(Axis.VALIDATION, true)
                        .optVariant(Map.of(Axis.METHOD, "simclr"))
                        .optVariant(Map.of(Axis.ALPHA, 0.1))
                        .build();
        assertEquals(expected, Grid.read(file));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void theConfigurationsOfARecordedGridAreReadBackAsTheyWere(Path grid) throws IOException {
        Path file = folder.resolve("config.json");
        for (GridRun gridRun : Grid.read(grid).runs()) {
            gridRun.config().write(file);
            assertEquals(gridRun.config(), RunConfig.read(file));
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aRecordedGridIsNamedAsItsFileAndInTheReadme(Path grid) throws IOException {
        String name = Grid.read(grid).name();
        assertEquals(name + ".grid.json", grid.getFileName().toString());
        String readme = Files.readString(RECORDED.resolve("README.md"));
        assertTrue(readme.contains("| `" + name + "` |"), readme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "synthetic"})
    void theRecordedGridsTakeThreeSeedsOfEachMethodAndItsBaseline(String name) throws IOException {
        List<RunConfig> runs =
                Grid.read(RECORDED.resolve(name + ".grid.json")).runs().stream()
                        .map(GridRun::config)
                        .toList();
        for (RunConfig run : runs) {
            RunConfig group = run.withSeed(0);
            assertEquals(Preset.QUICK, run.preset());
            assertEquals(3, runs.stream().filter(r -> r.withSeed(0).equals(group)).count());
            RunConfig baseline = run.simClrBaseline();
            assertTrue(
                    runs.stream()
                            .filter(r -> r.equals(r.asSimClr()))
                            .anyMatch(r -> r.simClrBaseline().equals(baseline)));
        }
    }

    @Test
    void theSwitchOnHasAsManyTrialsOfEachMethodOnEachTaskAndTestsNone() throws IOException {
        Map<String, Integer> trials = new TreeMap<>();
        for (String name : List.of("switch-on", "switch-on-baselines", "switch-on-csi")) {
            for (GridRun gridRun : Grid.read(RECORDED.resolve(name + ".grid.json")).runs()) {
                assertTrue(gridRun.config().data().validation(), gridRun.id());
                String trial =
                        gridRun.config().method().name() + SeedRows.task(gridRun.config().data());
                trials.merge(trial, 1, Integer::sum);
            }
        }
        assertEquals(5 * 4, trials.size(), trials.toString());
        assertEquals(Set.of(12), Set.copyOf(trials.values()), trials.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ladder", "ladder-baselines", "ladder-eight"})
    void onEachRungOfTheLadderTheWarmupIsAQuarter(String name) throws IOException {
        RunConfig recipe = Recipes.cifar10(Preset.QUICK, "truck");
        for (GridRun gridRun : Grid.read(RECORDED.resolve(name + ".grid.json")).runs()) {
            RunConfig run = gridRun.config();
            assertEquals(0, run.training().epochs() % recipe.training().epochs());
            if (run.alpha() != null) {
                assertEquals(run.training().epochs(), 4 * run.alpha().warmup());
                assertNull(run.outlierTerm());
            }
        }
    }

    @Test
    void everyMethodCanBeNamed() throws IOException {
        Path file =
                write(
                        "{\"name\": \"m\", \"preset\": \"smoke\", \"axes\": {\"recipe\":"
                                + " [\"cells\"], \"method\": [\"csi\", \"hsc\", \"bce\"]}}");
        List<String> names =
                Grid.read(file).runs().stream()
                        .map(gridRun -> gridRun.config().method().title())
                        .toList();
        assertEquals(List.of("CSI (rotation)", "HSC", "BCE"), names);
    }

    @Test
    void anotherSizeCanBeAskedFor() throws IOException {
        Grid grid = Grid.read(RECORDED.resolve("synthetic.grid.json"), Preset.SMOKE);
        assertEquals(Recipes.objects(Preset.SMOKE).withSeed(1), grid.runs().get(0).config());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                        | empty",
                "{                                                         | damaged",
                "[1]                                                       | in braces",
                "{\"name\": \"x\", \"axis\": {}}                               | [axis] is not"
                        + " known",
                "{\"name\": \"x\", \"preset\": \"huge\"}                         | quick and paper",
                "{\"name\": \"x\"}                                           | needs a recipe",
                "{\"name\": {}}                                            | name takes words",
                "{\"name\": \"x\", \"axes\": {\"recipe\": [\"mnist\"]}}            | no recipe"
                        + " 'mnist'",
                "{\"name\": \"x\", \"axes\": {\"method\": [\"hcs\"]}}              | csi, hsc, bce",
                "{\"name\": \"x\", \"axes\": {\"rate\": [1]}}                  | no setting 'rate'",
                "{\"name\": \"x\", \"axes\": {\"seed\": []}}                   | seed has no"
                        + " values",
                "{\"name\": \"x\", \"axes\": {\"seed\": 1}}                    | in brackets, not"
                        + " 1",
                "{\"name\": \"x\", \"axes\": {\"seed\": [[1]]}}                | not [1]",
                "{\"name\": \"x\", \"axes\": {\"seed\": [null]}}               | not null",
                "{\"name\": \"x\", \"axes\": {\"alpha\": [NaN]}}               | alpha is 'NaN'",
                "{\"name\": \"x\", \"axes\": {\"alpha\": [\"high\"]}}            | must be a"
                        + " number",
                "{\"name\": \"x\", \"axes\": {\"validation\": [1]}}            | true or false",
                "{\"name\": \"x\", \"axes\": {\"outlierTerm\": [\"log\"]}}       | norm-at-switch",
                "{\"name\": \"x\", \"axes\": {\"clip\": [\"short\"]}}            | must be a"
                        + " number",
                "{\"name\": \"x\", \"variants\": [1]}                        | in braces, not 1",
                "{\"name\": \"x\", \"variants\": {}}                         | in brackets, not {}",
            })
    void aFileThatIsNoGridIsNamedWithTheReason(String json, String reason) throws IOException {
        Path file = write(json);
        IOException error = assertThrows(IOException.class, () -> Grid.read(file));
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("test.grid.json"), json);
    }

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.filter(file -> file.toString().endsWith(".grid.json")).sorted().toList();
        }
    }
}
