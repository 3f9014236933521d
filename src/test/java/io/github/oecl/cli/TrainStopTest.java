// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training on one's own images in a process of its own, which is told to end in the middle. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "signals are sent and looked up as on Linux")
class TrainStopTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"INT,130,2", "TERM,143,15"})
    @Timeout(180)
    void theStepInHandEndsAndNothingIsLeft(String signal, int code, int number) throws Exception {
        assumeTrue(!ignored(number), "the process that runs the tests ignores the signal");
        images();
        Process training = start();
        Path log = folder.resolve("log");
        while (!Files.readString(log).contains("epoch ")) {
            assertTrue(training.isAlive(), () -> text(log));
            Thread.sleep(50);
        }
        String kill = Long.toString(training.pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, kill).start().waitFor());
        assertEquals(code, training.waitFor(), () -> text(log));
        String said = Files.readString(log);
        assertTrue(said.contains("The training was stopped after"), said);
        assertTrue(said.contains("there is no detector"), said);
        try (Stream<Path> left = Files.list(folder)) {
            // Neither a detector, nor half of one, nor a report of a crash.
            assertEquals(
                    List.of("log", "normal"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Oecl.class.getName(),
                        "train",
                        "normal",
                        "--method",
                        "simclr",
                        "--preset",
                        "smoke",
                        "--epochs",
                        "1000000",
                        "--out",
                        "model.oecl")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void images() throws IOException {
        ImageSet cars = SyntheticImages.objects(24, 1, 0).train().ofClasses("car");
        Path normal = Files.createDirectories(folder.resolve("normal"));
        for (int i = 0; i < cars.size(); i++) {
            Files.write(normal.resolve(i + ".png"), cars.image(i).png());
        }
    }

    /** A job in the background of a shell ignores the interrupt, and so do its children. */
    private static boolean ignored(int signal) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask >> signal - 1 & 1) == 1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
