// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training at the preset quick for as many minutes as the property {@code oecl.minutes} says, at
 * least six, in a JVM whose heap is fixed and touched at the start: from minute 5 and step 500 on,
 * what is alive on the heap and what the process holds in memory stay within 5%. Minutes alone say
 * nothing on a machine with other work. The suite has {@code MemoryTest}, of seconds.
 */
@Tag("slow")
@EnabledIfSystemProperty(
        named = "oecl.minutes",
        matches = "\\d+",
        disabledReason = "-Doecl.minutes=30 trains for so long")
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells a process its memory")
class LongMemoryTest {

    private static final int MINUTES = Math.max(6, Integer.getInteger("oecl.minutes", 30));
    private static final int WARM_MINUTES = 5;
    private static final int WARM_STEPS = 500;
    private static final double SPREAD = 0.05;

    @TempDir Path folder;

    /** Trains, and says its memory once a minute. */
    static final class Child implements TrainingListener {

        private final Thread trainer = Thread.currentThread();
        private final long start = System.nanoTime();
        private int minutes;

        public static void main(String... arguments) throws IOException {
            RunConfig quick = Recipes.objects(Preset.QUICK);
            RunConfig endless = quick.with(quick.training().withEpochs(1_000_000));
            try (Run run = Run.of(endless, DataCatalog.at(Path.of("nowhere")), new Child())) {
                throw new IllegalStateException("it was not stopped: " + run);
            } catch (CancellationException e) {
                System.out.println("end");
            }
        }

        @Override
        public void stepDone(long step, long steps) {
            if ((System.nanoTime() - start) / 60e9 < minutes + 1) {
                return;
            }
            minutes++;
            System.gc();
            Runtime heap = Runtime.getRuntime();
            long used = (heap.totalMemory() - heap.freeMemory()) >> 10;
            System.out.println(minutes + " " + used + " " + residentKb() + " " + step);
            if (minutes == MINUTES) {
                trainer.interrupt();
            }
        }

        private static long residentKb() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void memoryStaysWithinFivePercentOnceItIsWarm() throws Exception {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms512m",
                                "-Xmx512m",
                                "-XX:+AlwaysPreTouch",
                                "-Doecl.minutes=" + MINUTES,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName())
                        .redirectError(errors.toFile());
        // As environment/jvm-env.sh sets it on a small machine: one arena, which does not grow with
        // Java's threads, and blocks that are not given back and asked for again at every step.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "268435456");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", "536870912");
        builder.environment().put("MALLOC_TOP_PAD_", "33554432");
        Process child = builder.start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.printf("minute, kB alive on the heap, kB resident, steps%n%s", said);
        assertEquals(0, child.waitFor(), () -> said + errors);
        List<long[]> minutes =
                said.lines()
                        .filter(line -> !line.equals("end"))
                        .map(LongMemoryTest::numbers)
                        .toList();
        assertEquals(MINUTES, minutes.size());
        List<long[]> warm =
                minutes.subList(WARM_MINUTES - 1, MINUTES).stream()
                        .filter(minute -> minute[3] >= WARM_STEPS)
                        .toList();
        assertTrue(warm.size() > 1, "too few steps for a judgement");
        requireFlat(warm, 1);
        requireFlat(warm, 2);
    }

    private static void requireFlat(List<long[]> minutes, int column) {
        double first = minutes.get(0)[column];
        for (long[] minute : minutes) {
            assertTrue(
                    Math.abs(minute[column] - first) <= SPREAD * first,
                    "minute %d: %d kB after %.0f".formatted(minute[0], minute[column], first));
        }
    }

    private static long[] numbers(String line) {
        String[] numbers = line.split(" ");
        return List.of(numbers).stream().mapToLong(Long::parseLong).toArray();
    }
}
