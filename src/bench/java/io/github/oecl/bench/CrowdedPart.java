// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pipeline of the compact network while other programs keep none, one or two cores busy. */
final class CrowdedPart {

    /** What OpenMP's threads do unless they are told: spin for some milliseconds. */
    private static final String DEFAULT_SPINS = "300000";

    private static final int ROUNDS = 20;
    private static final int PAIRS = 7;

    private CrowdedPart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        List<Contender> contenders =
                List.of(
                        Contender.ours(Contender.OURS),
                        Contender.ours("OpenMP's own waiting")
                                .under("GOMP_SPINCOUNT", DEFAULT_SPINS),
                        Contender.ours("one thread").with("-Dai.djl.pytorch.num_threads=1"));
        List<Measurement> all = new ArrayList<>();
        for (int busy = 0; busy <= 2; busy++) {
            all.addAll(beside(busy, bench, contenders));
        }
        return all;
    }

    @SuppressWarnings("try") // The programs matter by running; nothing calls them.
    private static List<Measurement> beside(int busy, Bench bench, List<Contender> contenders)
            throws IOException {
        Settings settings = bench.settings("batch=64", "views=augmented", "net=COMPACT");
        try (BusyPrograms others = new BusyPrograms(busy)) {
            return bench.contest(
                    "full pipeline beside " + busy + " busy programs",
                    "training",
                    settings,
                    "images/s",
                    ROUNDS,
                    ROUNDS,
                    PAIRS,
                    contenders);
        }
    }
}
