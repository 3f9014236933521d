// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The benchmark: runs its parts, keeps each in a file of its own, and writes the report. */
final class Bench {

    private final Path folder;
    private final Path python;
    private final boolean quick;
    private final String missing;
    private final List<String> notes = new ArrayList<>();

    private Bench(Path folder, Path python, boolean quick) throws IOException {
        this.folder = folder;
        this.python = python;
        this.quick = quick;
        missing = PythonCheck.reasonAgainst(python);
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments the folder of the results, the folder of the Python program, "full" or
     *     "quick", and the parts, all of them if none is named
     * @throws IOException if a file cannot be written or a contender fails
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        BenchData.write(folder.resolve("data"));
        Bench bench = new Bench(folder, Path.of(arguments[1]), arguments[2].equals("quick"));
        List<Part> parts = Arrays.stream(arguments).skip(3).map(Part::of).toList();
        for (Part part : parts.isEmpty() ? List.of(Part.values()) : parts) {
            bench.run(part);
        }
        Report.write(folder);
        System.out.println("wrote " + folder.resolve("report.md"));
    }

    private void run(Part part) throws IOException {
        System.out.println("== " + part.word());
        Machine machine = Machine.here();
        long start = System.nanoTime();
        notes.clear();
        if (missing != null) {
            note("The peer in Python is left out: " + missing);
        }
        List<Measurement> measurements = part.run(this);
        double seconds = (System.nanoTime() - start) / 1e9;
        new PartResult(part.word(), quick, machine, seconds, List.copyOf(notes), measurements)
                .write(folder);
        System.out.printf("   %.0f s%n", seconds);
    }

    /** Adds a line for a reader to the current part. */
    void note(String line) {
        System.out.println("   " + line);
        notes.add(line);
    }

    boolean quick() {
        return quick;
    }

    /** The folder of the images, weights and views that all contenders read. */
    Path data() {
        return folder.resolve("data");
    }

    boolean hasPython() {
        return missing == null;
    }

    Path program() {
        return python.resolve("peer.py");
    }

    /** Returns settings with the images' folder, and a narrow network for a quick run. */
    Settings settings(String... words) {
        Settings settings = Settings.of("data=" + data());
        return (quick ? settings.with("width=8") : settings).with(words);
    }

    /** Ours, and where there is one the peer in both its forms. */
    List<Contender> peers() {
        Contender ours = Contender.ours(Contender.OURS);
        return hasPython()
                ? List.of(ours, Contender.authors(program()), Contender.tuned(program()))
                : List.of(ours);
    }

    /** Lets contenders take turns, fewer of them in a quick run, and prints what they reach. */
    List<Measurement> contest(
            String what,
            String task,
            Settings settings,
            String unit,
            int warmUp,
            int rounds,
            int pairs,
            List<Contender> contenders)
            throws IOException {
        Contest contest =
                quick
                        ? new Contest(what, task, settings, unit, 1, 1, 2)
                        : new Contest(what, task, settings, unit, warmUp, rounds, pairs);
        List<Measurement> measurements = contest.run(contenders);
        measurements.forEach(
                m ->
                        System.out.printf(
                                "   %s (%s): %s %.2f %s%n",
                                m.what(),
                                m.settings(),
                                m.form(),
                                Measurement.median(m.rates()),
                                m.unit()));
        return measurements;
    }
}
