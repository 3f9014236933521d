// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.NormTrajectory;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiseAndFallTest {

    private static List<NormTrajectory.Row> course(float... norms) {
        NormTrajectory trajectory = new NormTrajectory();
        for (int epoch = 0; epoch < norms.length; epoch++) {
            float[] views = {norms[epoch], 0, norms[epoch], 0};
            trajectory.add(epoch, "normal", NormStatistics.of(views, 2, 2));
        }
        return trajectory.course("normal", NormStatistic.MEAN_NORM);
    }

    @Test
    void findsThePeakBetweenStartAndEnd() {
        RiseAndFall summary = RiseAndFall.of(course(1, 4, 4, 3));
        assertEquals(new RiseAndFall(1, 4, 1, 3, 3), summary);
        assertEquals(0.25, summary.fall());
        assertEquals(
                "1.00 at first, 4.00 at its highest (epoch 1), 3.00 at last (25% lower)",
                summary.toString());
    }

    @Test
    void whatOnlyRisesDoesNotFall() {
        assertEquals(0, RiseAndFall.of(course(1, 2, 3)).fall());
        assertEquals(0, RiseAndFall.of(course(0, 0)).fall());
    }

    @Test
    void nothingHasNoCourse() {
        assertThrows(IllegalArgumentException.class, () -> RiseAndFall.of(List.of()));
    }
}
