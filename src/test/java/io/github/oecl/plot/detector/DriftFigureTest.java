// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.detect.folder.Drift;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftFigureTest {

    @TempDir Path folder;

    private Drift drift(double... values) {
        List<Drift.Step> steps = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Path day = folder.resolve(i < 2 ? "monday" : "tuesday");
            steps.add(new Drift.Step(day, day.resolve("a, " + i), i, 0.5, values[i]));
        }
        return new Drift(steps, List.of(), 50, 20, 7);
    }

    @Test
    void saysWhereDriftBegins() {
        Drift drift = drift(1, 0, 19, 20, 40, 2);
        assertEquals(3, drift.firstAlarm().getAsInt());
        assertTrue(drift.summary().contains("DRIFT at image 4 of 6"), drift.summary());
        BufferedImage figure = DriftFigure.of(drift);
        String caption = String.valueOf(figure.getProperty("comment"));
        assertTrue(caption.contains("Drift from image 4 on"), caption);
        assertTrue(caption.contains("seed 7"), caption);
    }

    @Test
    void aQuietStreamHasNone() {
        Drift drift = drift(1, 0.5, 3);
        assertTrue(drift.firstAlarm().isEmpty());
        assertTrue(drift.summary().contains("No drift in 3 images"), drift.summary());
        DriftFigure.of(drift(1));
    }

    @Test
    void theTableHasARowForEachImage() throws IOException {
        drift(1, 2, 3).write(folder.resolve("drift.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("drift.csv"));
        assertEquals(4, lines.size());
        assertTrue(lines.get(3).startsWith("3,"), lines.get(3));
        assertTrue(lines.get(3).endsWith("/tuesday,\"a, 2\",2.0,0.5,3.0"), lines.get(3));
    }

    @Test
    void theAlarmIsOverOne() {
        List<Drift.Step> none = List.of();
        assertThrows(IllegalArgumentException.class, () -> new Drift(none, List.of(), 50, 1, 0));
    }
}
