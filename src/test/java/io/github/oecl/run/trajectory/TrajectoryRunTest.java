// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.method.OodScore;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoryRunTest {

    private static final RunConfig CONFIG =
            TrajectoryVariant.SIMCLR.of(Recipes.byName("cells", Preset.SMOKE));

    private static TrajectoryRun run;

    @TempDir Path folder;

    @BeforeAll
    static void train() throws IOException {
        run = train(CONFIG);
    }

    private static TrajectoryRun train(RunConfig config) throws IOException {
        return TrajectoryRun.of(config, TrajectoryConfig.of(config), DataCatalog.at(null));
    }

    private static List<Integer> epochs(TrajectoryRun run, String group) {
        return run.trajectory().course(group, NormStatistic.MU_OVER_SIGMA_V).stream()
                .map(NormTrajectory.Row::epoch)
                .toList();
    }

    @Test
    void followsTheThreeGroupsFromFreshWeightsToTheLastEpoch() {
        assertEquals(List.of("training", "normal test", "OOD"), run.trajectory().groups());
        assertEquals(List.of(0, 1, 2), epochs(run, "OOD"));
    }

    @Test
    void comparesNormalWithOodImagesAtEachMeasurement() {
        assertEquals(
                List.of(0, 1, 2),
                run.separations().stream().map(TrajectoryRun.Separation::epoch).toList());
        for (TrajectoryRun.Separation separation : run.separations()) {
            assertTrue(separation.interval().low() <= separation.auroc());
            assertTrue(separation.auroc() <= separation.interval().high());
        }
    }

    @Test
    void theLastComparisonIsTheAurocOfARunOnTheSameImagesAndViews() throws IOException {
        TrajectoryConfig all = new TrajectoryConfig(3, 1000, 9, false);
        TrajectoryRun followed = TrajectoryRun.of(CONFIG, all, DataCatalog.at(null));
        try (Run whole = Run.of(CONFIG, DataCatalog.at(null))) {
            List<TrajectoryRun.Separation> course = followed.separations();
            assertEquals(
                    whole.result().auroc(OodScore.NORM_OF_MEAN),
                    course.get(course.size() - 1).auroc(),
                    1e-12);
        }
    }

    @Test
    void oeclsOutliersAreAGroupToo() throws IOException {
        TrajectoryRun oecl =
                train(TrajectoryVariant.OECL.of(Recipes.byName("cells", Preset.SMOKE)));
        assertTrue(oecl.trajectory().groups().contains(TrajectoryConfig.OUTLIERS));
    }

    @Test
    void followsEachTestClassWhereAsked() throws IOException {
        TrajectoryConfig followed = new TrajectoryConfig(2, 2, 9, true);
        TrajectoryRun byClass = TrajectoryRun.of(CONFIG, followed, DataCatalog.at(null));
        List<String> groups = byClass.trajectory().groups();
        assertEquals(
                List.of("class lymphocyte", "class monocyte", "class eosinophil"),
                groups.subList(3, groups.size()));
    }

    @Test
    void comesBackFromItsFile() throws IOException {
        Path file = folder.resolve("new/run.csv");
        run.write(file);
        TrajectoryRun back = TrajectoryRun.read(file);
        assertEquals(run.config(), back.config());
        assertEquals(run.followed(), back.followed());
        assertEquals(run.provenance(), back.provenance());
        String check = back.provenance().engineCheck();
        assertTrue(check.matches("good|not checked: OECL_ENGINE_CHECK is off"), check);
        assertEquals(run.training(), back.training());
        assertEquals(run.measuring(), back.measuring());
        assertEquals(run.separations(), back.separations());
        assertEquals(run.trajectory().rows(), back.trajectory().rows());
    }

    @Test
    void runsAgainFromItsFileToTheSameNumbers() throws IOException {
        Path file = folder.resolve("run.csv");
        run.write(file);
        TrajectoryRun again = train(TrajectoryRun.read(file).config());
        assertEquals(run.trajectory().rows(), again.trajectory().rows());
    }

    @Test
    void saysWhichPartOfAFileIsMissing() throws IOException {
        Path file = folder.resolve("run.csv");
        run.write(file);
        Files.writeString(file, Files.readString(file).replace("\"training\"", "\"price\""));
        IOException error = assertThrows(IOException.class, () -> TrajectoryRun.read(file));
        assertTrue(error.getMessage().contains("'training'"), error.getMessage());
    }

    @Test
    void saysWhatIsWrongWithAConfiguration() throws IOException {
        Path file = folder.resolve("run.csv");
        run.write(file);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\\\"epochs\\\":2", "\\\"epochs\\\":0"));
        IOException error = assertThrows(IOException.class, () -> TrajectoryRun.read(file));
        assertTrue(error.getMessage().contains("epochs is 0"), error.getMessage());
    }

    @Test
    void tellsHowMuchMeasuringCost() {
        TrajectoryRun.Cost cost = new TrajectoryRun.Cost(10, 100, 22, 2, true);
        assertEquals(0.1, cost.slowdown(), 1e-12);
        assertTrue(run.cost().measuring() > 0 && run.cost().measuring() < run.cost().seconds());
    }

    @Test
    void aFolderIsReadByTheNamesOfItsFiles() throws IOException {
        run.write(folder.resolve("trajectory-b.csv"));
        train(CONFIG.withSeed(8)).write(folder.resolve("trajectory-a.csv"));
        Files.writeString(folder.resolve("grid.csv"), "something else");
        List<TrajectoryRun> all = TrajectoryRun.readAll(folder);
        assertEquals(List.of(8L, 0L), all.stream().map(r -> r.config().training().seed()).toList());
    }
}
