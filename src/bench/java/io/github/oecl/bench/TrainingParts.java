// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Training: its step, the full pipeline, and what the library adds to the engine. */
final class TrainingParts {

    private static final String UNIT = "images/s";

    private TrainingParts() {}

    static List<Measurement> step(Bench bench) throws IOException {
        return training(bench, "training step", "ready", 5);
    }

    static List<Measurement> pipeline(Bench bench) throws IOException {
        return training(bench, "full pipeline", "augmented", 7);
    }

    static List<Measurement> compact(Bench bench) throws IOException {
        List<Contender> contenders = new ArrayList<>(bench.peers());
        if (bench.hasPython()) {
            contenders.add(
                    Contender.tuned(bench.program(), "compile=yes")
                            .named("Python, tuned, torch.compile"));
        }
        Settings settings = bench.settings("batch=64", "net=COMPACT");
        List<Measurement> all = new ArrayList<>();
        for (String views : List.of("ready", "augmented")) {
            all.addAll(
                    bench.contest(
                            views.equals("ready") ? "training step" : "full pipeline",
                            "training",
                            settings.with("views=" + views),
                            UNIT,
                            40,
                            20,
                            9,
                            contenders));
        }
        return all;
    }

    static List<Measurement> overhead(Bench bench) throws IOException {
        List<Measurement> all = new ArrayList<>();
        List<Contender> both =
                List.of(
                        Contender.ours(Contender.OURS),
                        Contender.ours("bare engine calls", "loop=bare"));
        Settings wide = bench.settings("batch=32", "views=ready");
        Settings small = bench.settings("batch=64", "views=ready", "net=COMPACT");
        all.addAll(bench.contest("training step", "training", wide, UNIT, 2, 2, 7, both));
        all.addAll(bench.contest("training step", "training", small, UNIT, 20, 20, 15, both));
        return all;
    }

    private static List<Measurement> training(Bench bench, String what, String views, int pairs)
            throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (int batch : bench.quick() ? new int[] {4} : new int[] {32, 64}) {
            Settings settings = bench.settings("batch=" + batch, "views=" + views);
            int rounds = Math.max(1, 64 / batch);
            all.addAll(
                    bench.contest(
                            what, "training", settings, UNIT, 2, rounds, pairs, bench.peers()));
        }
        return all;
    }
}
