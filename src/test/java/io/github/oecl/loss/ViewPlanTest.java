// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.transform.Shift;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewPlanTest {

    @Test
    void outlierExposureTakesTwoViewsOfEachImage() {
        ViewPlan plan = Objective.oecl(0.5, AlphaSchedule.afterEpochs(1, 0)).views();
        assertEquals(4 * 64, plan.rows(64));
        assertEquals(List.of("NORMAL 0", "NORMAL 1", "OUTLIER 0", "OUTLIER 1"), rows(plan));
        assertTrue(plan.needsOutliers());
    }

    @Test
    void selfExposureByRotationIsThatOfTheAuthors() {
        ViewPlan plan = ViewPlan.shifted(Shift.rotation(), 2);
        assertFalse(plan.needsOutliers());
        assertEquals(8 * 32, plan.rows(32));
        // View by view, so that a row's positive lies half of the normal rows further on.
        assertEquals(
                plan.normals().subList(0, 2).stream().map(ViewBlock::shift).toList(),
                plan.normals().subList(2, 4).stream().map(ViewBlock::shift).toList());
        assertEquals(List.of(0, 0, 1, 1), plan.normals().stream().map(ViewBlock::view).toList());
        assertTrue(plan.outliers().stream().allMatch(block -> block.shift().outlier()));
    }

    @Test
    void aPlanWithoutNormalViewsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ViewPlan.of(0, 2));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Oecl(
                                "x",
                                ViewPlan.of(2, 0),
                                0.5,
                                AlphaSchedule.afterEpochs(1, 0),
                                OutlierTerm.AS_PUBLISHED));
    }

    @Test
    void alphaSetsInAfterItsWarmUp() {
        AlphaSchedule epochs = AlphaSchedule.afterEpochs(0.5, 2);
        AlphaSchedule steps = AlphaSchedule.afterSteps(0.5, 5);
        assertEquals(0, epochs.at(new TrainingStep(19, 10)));
        assertEquals(0.5, epochs.at(new TrainingStep(20, 10)));
        assertEquals(0, steps.at(new TrainingStep(4, 10)));
        assertEquals(0.5, steps.at(new TrainingStep(5, 10)));
    }

    private static List<String> rows(ViewPlan plan) {
        return plan.blocks().stream().map(block -> block.source() + " " + block.view()).toList();
    }
}
