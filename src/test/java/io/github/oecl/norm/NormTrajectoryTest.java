// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class NormTrajectoryTest {

    /** Two images with two views each; norms of the means 4 and 1. */
    private static NormStatistics statistics() {
        return NormStatistics.of(new float[] {3, 1, 5, -1, 1, 2, 1, -2}, 2, 2);
    }

    private static String messageFor(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    void hasARowForEachStatisticOfAGroup() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(3, "normal", statistics());
        assertEquals(NormStatistic.values().length, trajectory.rows().size());
        NormTrajectory.Row row = trajectory.rows().get(0);
        assertEquals(NormStatistic.NORM_OF_MEAN, row.statistic());
        assertEquals(2, row.images());
        assertEquals(2.5, row.summary().mean());
        assertEquals(1.15, row.summary().q05(), 1e-12);
        assertEquals(3.25, row.summary().q75(), 1e-12);
    }

    @Test
    void leavesOutWhatOneViewCannotTell() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(0, "normal", NormStatistics.of(new float[] {3, 4}, 1, 2));
        assertTrue(trajectory.rows().stream().allMatch(row -> row.statistic().minimumViews() == 1));
    }

    @Test
    void tableHasTheSameRows() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(0, "normal", statistics());
        trajectory.add(5, "OOD", statistics());
        Table table = trajectory.toTable();
        assertEquals(trajectory.rows().size(), table.rowCount());
        Table selected =
                table.where(
                        table.stringColumn("group")
                                .isEqualTo("OOD")
                                .and(table.stringColumn("statistic").isEqualTo("SIGMA_V")));
        assertEquals(5, selected.intColumn("epoch").get(0));
        assertEquals(1.5, selected.doubleColumn("mean").get(0), 1e-12);
    }

    @Test
    void anEpochIsAddedOnce() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(1, "normal", statistics());
        assertTrue(messageFor(() -> trajectory.add(1, "normal", statistics())).contains("epoch 1"));
        assertEquals(NormStatistic.values().length, trajectory.rows().size());
    }

    @Test
    void allHasOneNumberOfViews() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(1, "normal", statistics());
        NormStatistics fourViews = NormStatistics.of(new float[8], 4, 2);
        assertTrue(messageFor(() -> trajectory.add(2, "normal", fourViews)).contains("4 for"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,b", "a\"b", "a\nb", " a"})
    void namesThatACsvFileWouldBreakAreRefused(String name) {
        assertTrue(
                messageFor(() -> new NormTrajectory().add(0, name, statistics()))
                        .contains("group"));
    }

    @Test
    void epochsAreNotNegative() {
        assertTrue(
                messageFor(() -> new NormTrajectory().add(-1, "a", statistics())).contains("-1"));
    }

    @Test
    void rowsCannotBeChangedFromOutside() {
        assertThrows(
                UnsupportedOperationException.class, () -> new NormTrajectory().rows().clear());
    }

    @Test
    void courseIsACurveByRisingEpoch() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(5, "normal", statistics());
        trajectory.add(2, "normal", statistics());
        trajectory.add(2, "OOD", statistics());
        assertEquals(
                List.of(2, 5),
                trajectory.course("normal", NormStatistic.SIGMA_V).stream()
                        .map(NormTrajectory.Row::epoch)
                        .toList());
        assertEquals(List.of("normal", "OOD"), trajectory.groups());
    }

    @Test
    void courseOfAnUnknownGroupNamesTheKnownOnes() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(0, "normal", statistics());
        String message = messageFor(() -> trajectory.course("cats", NormStatistic.SIGMA_V));
        assertTrue(message.contains("cats") && message.contains("[normal]"), message);
    }

    @Test
    void refusesFeaturesOfAnotherDimension() {
        NormTrajectory trajectory = new NormTrajectory();
        trajectory.add(0, "normal", statistics());
        NormStatistics other = NormStatistics.of(new float[6], 2, 3);
        String message = messageFor(() -> trajectory.add(0, "OOD", other));
        assertTrue(message.contains("2 so far, 3 for OOD"), message);
    }
}
