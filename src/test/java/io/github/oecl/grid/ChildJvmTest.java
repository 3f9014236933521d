// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildJvmTest {

    private static final GridRun CELL = new GridRun("cell", Recipes.cells(Preset.SMOKE));

    @TempDir Path folder;

    /** Writes down what it was given; then fails, or waits for its input to end. */
    static final class Child {

        public static void main(String... arguments) throws IOException {
            Path result = Path.of(arguments[3]);
            System.out.println(String.join(" ", arguments));
            if (arguments[0].equals("fail")) {
                System.err.println("there are no images");
                System.exit(3);
            }
            Files.writeString(
                    result,
                    System.getenv("OMP_NUM_THREADS")
                            + " "
                            + Runtime.getRuntime().availableProcessors());
            while (arguments[0].equals("wait") && System.in.read() >= 0) {
                continue;
            }
            Files.writeString(result.resolveSibling("end"), "cleared up");
        }
    }

    @Test
    void aChildHasItsShareOfTheCores() throws Exception {
        child("go").run(CELL, files());
        assertEquals("1 1", Files.readString(files().result()));
        List<String> log = Files.readAllLines(files().log());
        assertEquals(
                "go %s --out %s --checkpoint %s"
                        .formatted(files().config(), files().result(), files().checkpoints()),
                log.get(0));
    }

    @Test
    void aFailureTellsTheCodeAndTheEndOfTheLog() {
        IOException error = assertThrows(IOException.class, () -> child("fail").run(CELL, files()));
        assertTrue(error.getMessage().startsWith("exit code 3"), error.getMessage());
        assertTrue(error.getMessage().endsWith("there are no images"), error.getMessage());
    }

    @Test
    void anInterruptLetsTheChildClearUp() throws Exception {
        Thread self = Thread.currentThread();
        Thread watch = new Thread(() -> interruptAfterStart(self));
        watch.start();
        assertThrows(InterruptedException.class, () -> child("wait").run(CELL, files()));
        watch.join();
        assertEquals("cleared up", Files.readString(folder.resolve("end")));
    }

    @Test
    void aChildNeedsAThread() {
        assertThrows(IllegalArgumentException.class, () -> new ChildJvm(0, "Main"));
    }

    private void interruptAfterStart(Thread thread) {
        try {
            while (!Files.exists(files().result())) {
                Thread.sleep(20);
            }
            thread.interrupt();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChildJvm child(String what) {
        return new ChildJvm(1, Child.class.getName(), what);
    }

    private RunFiles files() {
        return new RunFiles(
                folder.resolve("config.json"),
                folder.resolve("result"),
                folder.resolve("log"),
                folder.resolve("checkpoints"));
    }
}
