// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for the threads of the engine, whose number is fixed when a JVM starts: with as many,
 * bit-identical results, stopped or not; with more, sums round otherwise, and a short training
 * comes close.
 */
class EngineThreadsTest {

    private static final double SPREAD = 1e-2;

    @TempDir Path folder;

    /** Prints the threads, and the losses and scores of a run, the same again, and one resumed. */
    static final class Child {

        public static void main(String... arguments) throws IOException {
            RunConfig smoke = Recipes.objects(Preset.SMOKE);
            Task task = smoke.data().load(DataCatalog.at(Path.of("nowhere")));
            System.out.println("threads " + ComputeDevice.threads());
            System.out.println(numbers(Run.of(smoke, task)));
            System.out.println(numbers(Run.of(smoke, task)));
            Checkpoints place = Checkpoints.in(Path.of(arguments[0])).every(Duration.ofDays(1));
            Thread self = Thread.currentThread();
            TrainingListener stop =
                    new TrainingListener() {
                        @Override
                        public void stepDone(long step, long steps) {
                            if (step == steps / 2) {
                                self.interrupt();
                            }
                        }
                    };
            try (Run run = Run.of(smoke, task, place, stop)) {
                throw new IllegalStateException("it was not stopped: " + run);
            } catch (CancellationException e) {
                Thread.interrupted();
            }
            System.out.println(numbers(Run.of(smoke, task, place)));
        }

        private static String numbers(Run run) {
            try (run) {
                List<Double> numbers = new ArrayList<>();
                RunResult result = run.result();
                numbers.add(result.training().epochs().get(0).loss());
                double[] scores = result.scores().get(OodScore.NORM_OF_MEAN).normal();
                Arrays.stream(scores).forEach(numbers::add);
                return numbers.toString();
            }
        }
    }

    @Test
    @Timeout(300)
    void asManyThreadsGiveTheSameBitsAndMoreComeClose() throws Exception {
        double[] one = sameThreeTimes(1);
        double[] two = sameThreeTimes(2);
        System.out.printf(
                "one and two engine threads: first epoch's loss %.9f and %.9f, first score %.6f and"
                        + " %.6f%n",
                one[0], two[0], one[1], two[1]);
        assertEquals(one[0], two[0], SPREAD * Math.abs(one[0]));
        assertEquals(one.length, two.length);
    }

    private double[] sameThreeTimes(int threads) throws Exception {
        List<String> lines = child(threads).lines().toList();
        assertEquals("threads " + threads, lines.get(0));
        assertEquals(4, lines.size());
        double[] first = numbers(lines.get(1));
        assertArrayEquals(first, numbers(lines.get(2)), "the same again");
        assertArrayEquals(first, numbers(lines.get(3)), "stopped and resumed");
        return first;
    }

    private static double[] numbers(String line) {
        String[] numbers = line.substring(1, line.length() - 1).split(", ");
        return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
    }

    private String child(int threads) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors-" + threads);
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                folder.resolve("checkpoints-" + threads).toString())
                        .redirectError(errors.toFile());
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        Process child = builder.start();
        byte[] said = child.getInputStream().readAllBytes();
        assertEquals(0, child.waitFor(), Files.readString(errors));
        return new String(said, StandardCharsets.UTF_8);
    }
}
