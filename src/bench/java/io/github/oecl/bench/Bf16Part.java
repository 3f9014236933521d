// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.model.engine.internal.Bf16;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Training steps in bfloat16, beside the same in float32 and Python's autocast. */
final class Bf16Part {

    private static final String ON = "precision=bf16";

    private Bf16Part() {}

    static List<Measurement> run(Bench bench) throws IOException {
        String obstacle = Bf16.obstacle();
        if (!obstacle.isEmpty()) {
            bench.note("There is no bf16 here: " + obstacle);
            return List.of();
        }
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Contender.ours(Contender.OURS, ON));
        contenders.add(Contender.ours("ours, float32"));
        if (bench.hasPython()) {
            contenders.add(Contender.tuned(bench.program(), ON).named("Python, tuned, autocast"));
        }
        List<Measurement> all = new ArrayList<>();
        Settings settings = bench.settings("batch=64", "views=ready");
        all.addAll(step(bench, settings, 1, 1, 7, contenders));
        all.addAll(step(bench, settings.with("net=COMPACT"), 80, 20, 9, contenders));
        return all;
    }

    private static List<Measurement> step(
            Bench bench,
            Settings settings,
            int warmUp,
            int rounds,
            int pairs,
            List<Contender> contenders)
            throws IOException {
        return bench.contest(
                "training step in bf16",
                "training",
                settings,
                "images/s",
                warmUp,
                rounds,
                pairs,
                contenders);
    }
}
