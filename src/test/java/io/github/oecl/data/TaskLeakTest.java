// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static io.github.oecl.data.Numbered.set;
import static io.github.oecl.data.TaskTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskLeakTest {

    private final Task task = Task.oneVsRest(Numbered.dataset(), "ant");

    private static ImageSet others(int first, int size) {
        return set("others", List.of("rock"), first, new int[size]);
    }

    @Test
    void imagesOfOtherSetsMayBeOutliers() {
        assertEquals(9, task.withOutliers(others(500, 9)).outliers().size());
    }

    @Test
    void aSingleOutlierWillDo() {
        assertEquals(1, task.withOutliers(others(500, 1)).outliers().size());
    }

    @Test
    void aTestedOodClassIsNoOutlier() {
        ImageSet bees = Numbered.dataset().train().ofClasses("bee");
        assertMessage(() -> task.withOutliers(bees), "[bee]", "OOD test");
    }

    @Test
    void aNormalClassAmongTheOutliersIsWarnedOf() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertEquals(1, task.withOutliers(set(500, 0)).outliers().size());
        } finally {
            System.setErr(before);
        }
        String said = log.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("hold the normal classes [ant]"), said);
    }

    @Test
    void allCopiesAreNamedAtOnce() {
        assertMessage(
                () -> task.withOutliers(others(0, 4)),
                "outlier 0 of others is identical",
                "outlier 3 of others is identical");
    }

    @Test
    void aNormalTrainingImageIsNoOutlier() {
        assertMessage(
                () -> task.withOutliers(others(1, 4)),
                "outlier 2 of others",
                "normal training image 1");
    }

    @Test
    void aNormalTestImageIsNoOutlier() {
        assertMessage(() -> task.withOutliers(others(100, 1)), "normal test image 0");
    }

    @Test
    void anOodTestImageIsNoOutlier() {
        assertMessage(() -> task.withOutliers(others(101, 1)), "OOD test image 0");
    }

    @Test
    void anOodValidationImageIsNoOutlier() {
        assertMessage(() -> task.withOutliers(others(1, 1)), "OOD validation image 0");
    }
}
