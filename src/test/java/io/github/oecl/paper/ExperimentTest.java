// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridRun;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.DataConfig.FewOutliers;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.transform.Shift;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentTest {

    private static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));

    static Stream<Arguments> all() {
        return Stream.of(Experiment.values())
                .flatMap(
                        experiment ->
                                experiment.images().stream()
                                        .flatMap(
                                                data ->
                                                        Stream.of(Preset.values())
                                                                .map(
                                                                        preset ->
                                                                                Arguments.of(
                                                                                        experiment,
                                                                                        data,
                                                                                        preset))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAGridAtEachSizeOnAllImagesForEachSeed(
            Experiment experiment, ExperimentData data, Preset preset) {
        Grid one = experiment.builder().optPreset(preset).optData(data).build();
        Grid two = experiment.builder().optPreset(preset).optData(data).optSeeds(4, 5).build();
        assertEquals(experiment.toString(), one.name());
        assertEquals(2 * one.runs().size(), two.runs().size());
        one.runs().forEach(gridRun -> assertEquals(preset, gridRun.config().preset()));
        assertEquals(experiment, Experiment.of(one.name().toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSliceIsFourTrainingsOfTheExperimentOrFewer(
            Experiment experiment, ExperimentData data, Preset preset) {
        Grid slice = experiment.slice(preset, data);
        assertEquals(experiment.toString(), slice.name());
        assertTrue(slice.runs().size() <= 4);
        Set<MethodName> methods = methods(experiment.builder().optData(data).build());
        assertTrue(methods.containsAll(methods(slice)));
    }

    @Test
    void whatTheSlicesOfANotebookShareIsTrainedOnce() {
        List<RunConfig> shifts = configs(slice(Experiment.SHIFTS));
        assertEquals(4, shifts.size() + slice(Experiment.STABILITY).runs().size());
        RunConfig cells = shifts.get(1);
        configs(slice(Experiment.STABILITY)).forEach(run -> assertEquals(cells.data(), run.data()));
    }

    @Test
    void eachClassIsNormalInTurnAndItsRivalsAreOod() throws IOException {
        Grid grid = smoke(Experiment.ONE_VS_REST);
        assertEquals(5 * 4, grid.runs().size());
        for (RunConfig run : configs(grid)) {
            Task task = run.data().load(NO_FILES);
            assertEquals(1, task.train().counts().size());
            assertEquals(4, task.testOod().counts().size());
            assertEquals(5, task.outliers().counts().size());
        }
        assertEquals(
                Recipes.objects(Preset.SMOKE).withSeed(1).data(),
                grid.runs().get(0).config().data());
    }

    @Test
    void eachClassIsLeftOutInTurnAndTheOthersAreNormal() throws IOException {
        Grid grid = smoke(Experiment.LEAVE_ONE_CLASS_OUT);
        assertEquals("objects-oecl-all-but-car-seed1", grid.runs().get(0).id());
        for (RunConfig run : configs(grid)) {
            Task task = run.data().load(NO_FILES);
            assertEquals(4, task.train().counts().size());
            assertEquals(1, task.testOod().counts().size());
        }
    }

    @Test
    void whereNoOodClassIsNamedAllOthersAreNormal() throws IOException {
        DataConfig data = Recipes.byName("objects-self", Preset.SMOKE).data();
        DataConfig without = data.leavingOut(List.of("cup"));
        assertEquals("synthetic-objects: all but cup", without.title());
        assertEquals(9, without.load(NO_FILES).train().counts().size());
        assertEquals(
                8, data.leavingOut(List.of("cup", "cat")).load(NO_FILES).train().counts().size());
        assertEquals("synthetic-objects: boat", data.withNormal(List.of("boat")).title());
    }

    @Test
    void allShiftsAreTriedBesideSimClr() {
        Grid grid = Experiment.SHIFTS.builder().build();
        assertEquals(2 * (Shift.all().size() + 1), grid.runs().size());
        Set<String> tried =
                configs(grid).stream()
                        .filter(run -> run.shift() != null)
                        .map(run -> run.shift())
                        .collect(Collectors.toSet());
        assertEquals(Shift.all().stream().map(Shift::name).collect(Collectors.toSet()), tried);
    }

    @Test
    void alphaIsTriedWithAndWithoutWarmUp() {
        Set<String> tried =
                configs(Experiment.STABILITY.builder().build()).stream()
                        .map(run -> run.alpha().alpha() + "/" + run.alpha().warmup())
                        .collect(Collectors.toSet());
        assertEquals(Set.of("1.0/0", "1.0/15", "0.1/0", "0.1/15"), tried);
    }

    @Test
    void fewOutliersAreComparedWithNoneByThreeMethods() {
        Grid grid = Experiment.FEW_SHOT.builder().optOutlierCounts(3).build();
        assertEquals(1 + 2 * 3, grid.runs().size());
        assertEquals(
                Set.of(MethodName.SIMCLR, MethodName.OECL, MethodName.HSC, MethodName.BCE),
                methods(grid));
        assertTrue(
                configs(grid).stream()
                        .filter(run -> run.method().needsOutliers())
                        .allMatch(run -> run.data().few().equals(new FewOutliers(3, 1))));
    }

    @ParameterizedTest
    @EnumSource
    void theAblationsAreTheRecipeAndNineThatDiffer(Preset preset) {
        for (ExperimentData data : Experiment.ABLATIONS.images()) {
            Grid grid = Experiment.ABLATIONS.builder().optPreset(preset).optData(data).build();
            assertEquals(10, grid.runs().size());
            RunConfig recipe = Recipes.byName(data.cells(), preset).withSeed(1);
            assertEquals(recipe, grid.runs().get(0).config());
        }
    }

    @Test
    void outliersOfOneClassAreAsManyAsThoseOfTwo() throws IOException {
        List<RunConfig> few =
                configs(smoke(Experiment.ABLATIONS)).stream()
                        .filter(run -> run.data().few() != null)
                        .toList();
        assertEquals(Set.of("basophil", "neutrophil"), outliers(few.get(0)).keySet());
        assertEquals(Map.of("neutrophil", 32), outliers(few.get(1)));
        assertEquals(32, outliers(few.get(0)).values().stream().mapToInt(i -> i).sum());
    }

    private static Map<String, Integer> outliers(RunConfig run) throws IOException {
        return run.data().load(NO_FILES).outliers().counts();
    }

    @Test
    void aerialAndSkinImagesTakeFarOutliersAndSteps() {
        for (ExperimentData data : List.of(ExperimentData.AERIAL, ExperimentData.SKIN)) {
            Grid grid = Experiment.AERIAL_AND_SKIN.builder().optData(data).build();
            assertEquals(2 * data.classes().size(), grid.runs().size());
            RunConfig oecl = grid.runs().get(0).config();
            assertEquals("imagefolder?path=oe-imagenet128", oecl.data().outliers());
            assertEquals(Optional.of(OutlierDistance.FAR), oecl.outlierDistance());
        }
        assertEquals("uc-merced: beach", Recipes.byName("uc-merced", Preset.PAPER).data().title());
    }

    @Test
    void nearFarAndNoOutliersTakeTheSameSteps() {
        Set<Long> steps =
                configs(Experiment.NEAR_AND_FAR.builder().build()).stream()
                        .map(
                                run ->
                                        (long) run.training().epochs()
                                                * Math.max(1, run.data().trainSize() / 64))
                        .collect(Collectors.toSet());
        assertEquals(Set.of(540L), steps);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_VS_REST", "LEAVE_ONE_CLASS_OUT"})
    void methodsAndClassesCanBeChosen(Experiment experiment) {
        Grid grid =
                experiment
                        .builder()
                        .optClasses("cup")
                        .optMethods(MethodName.CSI, MethodName.SELF_OECL)
                        .build();
        assertEquals(Set.of(MethodName.CSI, MethodName.SELF_OECL), methods(grid));
        assertEquals(2, grid.runs().size());
    }

    @Test
    void whatIsNotKnownIsAnsweredByWhatIs() {
        refuses("leave-one-class-out", () -> Experiment.of("loco"));
        refuses("raabin", () -> ExperimentData.of("mnist"));
        refuses("mushroom", () -> Experiment.ONE_VS_REST.builder().optClasses("cat").build());
        refuses("neither", () -> Experiment.SHIFTS.builder().optMethods(MethodName.CSI).build());
        refuses("seed has no values", () -> Experiment.SHIFTS.builder().optSeeds().build());
        refuses(
                "[synthetic, raabin]",
                () -> Experiment.NEAR_AND_FAR.builder().optData(ExperimentData.CIFAR10).build());
        refuses("no training sizes", () -> Experiment.SHIFTS.builder().optSizes(50).build());
        refuses(
                "no numbers of outliers",
                () -> Experiment.ABLATIONS.builder().optOutlierCounts(1).build());
        refuses("at least 1", () -> Experiment.FEW_SHOT.builder().optOutlierCounts(0).build());
        refuses(
                "these do: [nv]",
                () ->
                        Experiment.AERIAL_AND_SKIN
                                .builder()
                                .optData(ExperimentData.SKIN)
                                .optClasses("mel")
                                .build());
        refuses("take 539 or 546", () -> Experiment.NEAR_AND_FAR.builder().optSizes(450).build());
        refuses("patch-shuffle", () -> Grid.builder().optAxis(Axis.SHIFT, "twist"));
    }

    @Tag("recorded")
    @ParameterizedTest
    @EnumSource
    void aRecordedGridIsPartOfItsExperiment(Experiment experiment) throws IOException {
        Set<RunConfig> whole =
                experiment.images().stream()
                        .flatMap(data -> whole(experiment, data))
                        .collect(Collectors.toSet());
        for (String name : recorded(experiment)) {
            Path file = Path.of("notebooks", "recorded", name + ".grid.json");
            Set<RunConfig> recorded =
                    configs(Grid.read(file)).stream()
                            .map(run -> run.withSeed(1))
                            .collect(Collectors.toSet());
            assertTrue(whole.containsAll(recorded), name);
        }
    }

    private static List<String> recorded(Experiment experiment) {
        return experiment == Experiment.FEW_SHOT
                ? List.of("few-shot-near", "few-shot-far")
                : List.of(experiment.toString());
    }

    private static Stream<RunConfig> whole(Experiment experiment, ExperimentData data) {
        ExperimentBuilder builder = experiment.builder().optData(data);
        if (experiment == Experiment.ONE_VS_REST) {
            builder.optMethods(
                    MethodName.OECL,
                    MethodName.SIMCLR,
                    MethodName.HSC,
                    MethodName.BCE,
                    MethodName.CSI,
                    MethodName.SELF_OECL);
        }
        return configs(builder.build()).stream();
    }

    private static void refuses(String known, Executable what) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        assertNotNull(message);
        assertTrue(message.contains(known), message);
    }

    private static Grid smoke(Experiment experiment) {
        return experiment.builder().optPreset(Preset.SMOKE).build();
    }

    private static Grid slice(Experiment experiment) {
        return experiment.slice(Preset.QUICK, ExperimentData.SYNTHETIC);
    }

    private static List<RunConfig> configs(Grid grid) {
        return grid.runs().stream().map(GridRun::config).toList();
    }

    private static Set<MethodName> methods(Grid grid) {
        return configs(grid).stream().map(run -> run.method().name()).collect(Collectors.toSet());
    }
}
