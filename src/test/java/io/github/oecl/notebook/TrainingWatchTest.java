// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.plot.Results;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingWatchTest {

    private static final int EPOCHS = 40;

    @BeforeEach
    void forget() {
        FakeKernel.shown.clear();
    }

    /** The epochs of these results take a tenth of a second each. */
    @Test
    void redrawsOneOutputAtMostFourTimesASecond() {
        watch(new TrainingWatch(Results.OECL, "images", FakeKernel.display()));
        assertEquals("new BufferedImage", FakeKernel.shown.get(0));
        assertEquals(
                FakeKernel.shown.size() - 1,
                FakeKernel.shown.stream().filter("1 BufferedImage"::equals).count());
        assertTrue(FakeKernel.shown.size() <= 4 * EPOCHS / 10 + 1, "" + FakeKernel.shown.size());
    }

    @Test
    void theLastEpochIsAlwaysShown() {
        TrainingWatch watch = new TrainingWatch(Results.OECL, "images", FakeKernel.display());
        watch.epochDone(Results.epoch(1, 2), null);
        watch.epochDone(Results.epoch(2, 2), null);
        assertEquals(2, FakeKernel.shown.size());
    }

    @Test
    void withoutAKernelThereAreLines() {
        String out = printed(() -> watch(new TrainingWatch(Results.OECL, "images", null)));
        assertTrue(out.contains("epoch   1/40"), out);
        assertTrue(out.contains("epoch  40/40"), out);
    }

    @Test
    void aKernelThatFailsDoesNotStopTheTraining() {
        String out =
                printed(
                        () ->
                                watch(
                                        new TrainingWatch(
                                                Results.OECL, "images", FakeKernel.broken())));
        assertTrue(out.contains("no kernel is running"), out);
        assertTrue(out.contains("epoch  40/40"), out);
    }

    private static void watch(TrainingWatch watch) {
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            watch.epochDone(Results.epoch(epoch, EPOCHS), null);
        }
    }

    /** The output is chosen when a watch is made. */
    private static String printed(Runnable action) {
        PrintStream usual = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(usual);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
