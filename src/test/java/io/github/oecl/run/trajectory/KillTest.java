// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.method.OodScore;
import io.github.oecl.norm.NormTrajectoryListener;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.Timeless;
import io.github.oecl.train.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run in a JVM of its own that writes a checkpoint after every step, is killed at random moments
 * (SIGKILL), often while it writes, and each time begun again. It is bit-identical to one that was
 * left alone. The property {@code oecl.kills} sets how often.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("oecl.kills", 3);
    private static final int EPOCHS = 4 * Math.max(4, KILLS);

    @TempDir Path folder;

    /** Runs, says each step, and leaves the result, the norms and the last checkpoint. */
    static final class Child {

        public static void main(String... arguments) throws IOException {
            Path place = Path.of(arguments[0]);
            RunConfig smoke = Recipes.objects(Preset.SMOKE);
            RunConfig config =
                    smoke.with(smoke.training().withEpochs(Integer.parseInt(arguments[1])));
            Task task = config.data().load(DataCatalog.at(Path.of("nowhere")));
            SeparationRecorder recorder = new SeparationRecorder();
            NormTrajectoryListener norms =
                    TrajectoryConfig.of(config).listener(config, task, recorder);
            TrainingListener[] listeners = {norms, recorder, new Steps()};
            Checkpoints checkpoints = Checkpoints.in(place).every(Duration.ZERO);
            try (Run run = Run.of(config, task, checkpoints, listeners)) {
                run.result().write(place.resolve("result.json"));
                Files.writeString(
                        place.resolve("norms"), norms.trajectory().rows() + " " + recorder.all());
            }
        }

        private static final class Steps implements TrainingListener {
            @Override
            public void stepDone(long step, long steps) {
                System.out.println("step " + step + " of " + steps);
            }
        }
    }

    @Test
    @Timeout(1800)
    void aRunThatIsKilledAgainAndAgainComesToTheSameBits() throws Exception {
        Path calm = folder.resolve("calm");
        assertEquals(0, finish(start(calm)), () -> log(calm));
        Path killed = folder.resolve("killed");
        long seed = System.nanoTime();
        RandomGenerator random = KeyedRandom.of(seed);
        int whileWriting = 0;
        long done = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long step = kill * EPOCHS * 4L / (KILLS + 1);
            killAfter(start(killed), done, step, random);
            done = step;
            whileWriting += names(killed).stream().anyMatch(n -> n.endsWith(".part")) ? 1 : 0;
        }
        assertEquals(0, finish(start(killed)), () -> log(killed));
        System.out.printf(
                "%d kills survived, %d of them while a checkpoint was written (seed %d)%n",
                KILLS, whileWriting, seed);
        assertSame(calm, killed);
        assertEquals(names(calm), names(killed), "nothing half-written stays");
    }

    private static void assertSame(Path calm, Path killed) throws IOException {
        RunResult expected = RunResult.read(calm.resolve("result.json"));
        RunResult actual = RunResult.read(killed.resolve("result.json"));
        assertEquals(expected.config(), actual.config());
        assertEquals(expected.measured(), actual.measured());
        for (OodScore score : expected.scores().keySet()) {
            assertArrayEquals(
                    expected.scores().get(score).normal(), actual.scores().get(score).normal());
            assertArrayEquals(expected.scores().get(score).ood(), actual.scores().get(score).ood());
        }
        assertEquals(withoutTime(expected), withoutTime(actual));
        assertEquals(
                Files.readString(calm.resolve("norms")), Files.readString(killed.resolve("norms")));
        for (String entry : List.of("model.json", "weights.f32", "momentum.f32")) {
            assertArrayEquals(entry(calm, entry), entry(killed, entry), entry);
        }
    }

    private static List<EpochReport> withoutTime(RunResult result) {
        assertTrue(result.training().completed());
        return Timeless.epochs(result.training().epochs());
    }

    private static byte[] entry(Path place, String name) throws IOException {
        String last = names(place).stream().filter(n -> n.startsWith("step-")).toList().get(1);
        try (ZipFile zip = new ZipFile(place.resolve(last).toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private static int finish(Process run) throws Exception {
        run.getInputStream().readAllBytes();
        return run.waitFor();
    }

    private static void killAfter(Process run, long done, long step, RandomGenerator random)
            throws Exception {
        try (BufferedReader out = run.inputReader()) {
            String line = out.readLine();
            assertTrue(
                    line != null && Long.parseLong(line.split(" ")[1]) >= done,
                    "it resumes from step " + done + " and not with " + line);
            while (line != null && !line.startsWith("step " + step + " ")) {
                line = out.readLine();
            }
            assertTrue(line != null, "the run ended by itself before step " + step);
            Thread.sleep(random.nextInt(60), random.nextInt(1_000_000));
            run.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path place) throws IOException {
        Files.createDirectories(place);
        Path log = place.resolveSibling(place.getFileName() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                place.toString(),
                                Integer.toString(EPOCHS))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    private static String log(Path place) {
        try {
            return Files.readString(place.resolveSibling(place.getFileName() + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
