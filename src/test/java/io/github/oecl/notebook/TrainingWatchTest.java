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
        FakeKernel.forget();
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

    /** An hour of training, an epoch a tenth of a second. */
    @Test
    void aSavedNotebookHoldsOneOutputHoweverLongTheTraining() {
        TrainingWatch watch = new TrainingWatch(Results.OECL, "images", FakeKernel.display());
        for (int epoch = 1; epoch <= 36_000; epoch += 3000) {
            watch.epochDone(Results.epoch(epoch, 36_000), null);
        }
        long outputs = FakeKernel.shown.stream().filter(line -> line.startsWith("new ")).count();
        assertEquals(1, outputs);
    }

    @Test
    void theFirstDrawingDoesNotHoldUpTheOthersForLong() {
        TrainingWatch watch = new TrainingWatch(Results.OECL, "images", FakeKernel.slow(300));
        watch.epochDone(Results.epoch(1, 1000), null);
        watch.epochDone(Results.epoch(25, 1000), null);
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
