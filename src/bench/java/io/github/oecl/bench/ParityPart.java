// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether Java's and Python's trainings are one: the losses of the same views from the same
 * weights, Python's on one thread beside those on all, and both again in float64, where rounding
 * does not hide what two programs compute.
 */
final class ParityPart {

    private static final int BATCH = 8;

    private ParityPart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        if (!bench.hasPython()) {
            return List.of();
        }
        List<Measurement> all = new ArrayList<>();
        all.addAll(compare(bench, 0.0001, 5));
        all.addAll(compare(bench, 0.01, 5));
        all.addAll(compareWide(bench, 0.01, 5));
        all.addAll(compare(bench, 0.1, bench.quick() ? 5 : 20));
        return all;
    }

    private static List<Measurement> compare(Bench bench, double rate, int steps)
            throws IOException {
        Settings settings = bench.settings("batch=" + BATCH, "rate=" + rate);
        List<Measurement> all = new ArrayList<>();
        all.addAll(once(bench, settings, steps, "java", Contender.ours(Contender.OURS)));
        Contender python = Contender.tuned(bench.program());
        all.addAll(once(bench, settings, steps, "python", python.named("Python")));
        all.addAll(
                once(
                        bench,
                        settings.with("threads=1"),
                        steps,
                        "python-1",
                        python.named("Python, one thread")));
        double[] java = losses(bench, "java");
        double[] full = losses(bench, "python");
        double[] one = losses(bench, "python-1");
        bench.note(
                String.format(
                        Locale.ROOT,
                        "Rate %s, %d steps: Java and Python differ by %s; Python and Python on one"
                                + " thread by %s.",
                        rate,
                        steps,
                        difference(java, full),
                        difference(one, full)));
        return all;
    }

    /** The same views and weights as of the comparison before, both programs in float64. */
    private static List<Measurement> compareWide(Bench bench, double rate, int steps)
            throws IOException {
        Settings settings = bench.settings("batch=" + BATCH, "rate=" + rate, "type=FLOAT64");
        List<Measurement> all = new ArrayList<>();
        Contender ours = Contender.ours("ours, float64");
        all.addAll(once(bench, settings, steps, "java-64", ours, "parity-bare"));
        Contender python = Contender.tuned(bench.program()).named("Python, float64");
        all.addAll(once(bench, settings, steps, "python-64", python));
        double[] java = losses(bench, "java-64");
        double[] full = losses(bench, "python-64");
        double[] narrow = losses(bench, "java");
        bench.note(
                String.format(
                        Locale.ROOT,
                        "Rate %s, %d steps in float64: Java and Python differ by %s; Java in"
                                + " float32 and in float64 by %s.",
                        rate,
                        steps,
                        difference(java, full),
                        difference(java, narrow)));
        return all;
    }

    private static List<Measurement> once(
            Bench bench, Settings settings, int steps, String name, Contender who)
            throws IOException {
        return once(bench, settings, steps, name, who, "parity");
    }

    private static List<Measurement> once(
            Bench bench, Settings settings, int steps, String name, Contender who, String task)
            throws IOException {
        Settings own = settings.with("losses=" + name + ".json");
        return new Contest("parity", task, own, "steps/s", 0, steps, 1).run(List.of(who));
    }

    private static double[] losses(Bench bench, String name) throws IOException {
        String json = Files.readString(bench.data().resolve(name + ".json"));
        return new Gson().fromJson(json, double[].class);
    }

    private static String difference(double[] some, double[] others) {
        return String.format(
                Locale.ROOT,
                "%.1e at step 1 and by at most %.1e over all",
                Math.abs(some[0] - others[0]),
                largest(some, others));
    }

    private static double largest(double[] some, double[] others) {
        double largest = 0;
        for (int i = 0; i < some.length; i++) {
            largest = Math.max(largest, Math.abs(some[i] - others[i]));
        }
        return largest;
    }
}
