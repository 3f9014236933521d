// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.io.internal.TableMarkdown;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

@Tag("recorded")
class SwitchOnTest {

    private static final Path GRIDS = Path.of("notebooks/recorded");

    @Test
    void everyArmOfTheGridHasARowWithItsFourTasks() throws IOException {
        Table table = SwitchOn.of("oecl", results("switch-on", run -> 4)).table();
        assertEquals(12, table.rowCount());
        assertTrue(table.column("trainings").asList().stream().allMatch(n -> n.equals(4L)));
        assertTrue(table.stringColumn("arm").contains(Arm.USUAL));
        assertTrue(table.stringColumn("arm").contains("outlier term relative, alpha 0.3"));
        assertTrue(
                table.stringColumn("arm").contains("ramp 300 steps, gradient share at most 0.2"));
    }

    @Test
    void theBestArmStandsFirstAndACollapsedOneIsCounted() throws IOException {
        GridResults results =
                results(
                        "switch-on",
                        run ->
                                form(run) == OutlierTerm.Form.RELATIVE
                                        ? run.alpha().alpha() == 1 ? 12 : 0
                                        : 6);
        Table table = SwitchOn.of("oecl", results).table();
        assertEquals("outlier term relative", table.stringColumn("arm").get(0));
        assertTrue(table.stringColumn("less the recipe").get(0).startsWith("+"));
        int last = table.rowCount() - 1;
        assertEquals("outlier term relative, alpha 0.3", table.stringColumn("arm").get(last));
        assertTrue(table.longColumn("collapsed").get(last) > 0);
    }

    @Test
    void seedsOfOneArmAreOneRow() throws IOException {
        Table table = SwitchOn.of("oecl", results("switch-on-seeds", run -> 5)).table();
        assertEquals(6, table.rowCount());
        assertTrue(table.column("trainings").asList().stream().allMatch(n -> n.equals(8L)));
        assertTrue(table.stringColumn("less the recipe").get(1).endsWith("2 seeds"));
    }

    @Test
    void rivalsHaveAsManyTrials() throws IOException {
        GridResults results = results("switch-on-baselines", run -> 5);
        for (String method : new String[] {"hsc", "simclr", "bce"}) {
            Table table = SwitchOn.of(method, results).table();
            assertEquals(12, table.rowCount(), method);
            assertTrue(table.stringColumn("arm").contains(Arm.USUAL), method);
        }
    }

    @Test
    void theTableIsMarkdown() throws IOException {
        String text = TableMarkdown.of(SwitchOn.of("oecl", results("switch-on", run -> 4)).table());
        String[] lines = text.split("\n");
        assertEquals(14, lines.length);
        assertTrue(lines[0].startsWith("| arm | mean |"), lines[0]);
        assertTrue(lines[1].startsWith("| --- | --- |"), lines[1]);
        assertTrue(lines[1].endsWith("| ---: | ---: | --- |"), lines[1]);
    }

    private static OutlierTerm.Form form(RunConfig run) {
        return run.method()
                .setting("outlierTerm", OutlierTerm.class)
                .orElse(OutlierTerm.AS_PUBLISHED)
                .form();
    }

    private static GridResults results(String grid, ToDoubleFunction<RunConfig> gap)
            throws IOException {
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (GridRun run : Grid.read(GRIDS.resolve(grid + ".grid.json")).runs()) {
            results.put(run.id(), result(run.config(), gap.applyAsDouble(run.config())));
        }
        return GridResults.of(results);
    }

    /** With the steps of an epoch that the images of each data set make. */
    private static RunResult result(RunConfig config, double gap) {
        RunResult fake = FakeResults.of(config, gap);
        TrainingRecord training = fake.training();
        long steps = config.data().dataset().equals("raabin-wbc") ? 10 : 12;
        TrainingRecord counted =
                new TrainingRecord(
                        training.epochs(),
                        steps * config.training().epochs(),
                        training.views(),
                        training.distinctOutliers(),
                        training.seconds(),
                        true);
        return new RunResult(config, fake.provenance(), counted, fake.measured(), fake.scores());
    }
}
