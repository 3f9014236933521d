// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is not training: evaluation, augmentation, the loss alone, scoring. */
final class OtherParts {

    private OtherParts() {}

    static List<Measurement> evaluation(Bench bench) throws IOException {
        Settings settings = bench.settings();
        List<Contender> contenders = new ArrayList<>(bench.peers());
        if (bench.hasPython()) {
            contenders.add(
                    Contender.tuned(bench.program(), "folded=yes")
                            .named("Python, tuned, batch norm folded"));
        }
        return bench.contest("evaluation", "evaluation", settings, "images/s", 1, 1, 7, contenders);
    }

    static List<Measurement> augmentation(Bench bench) throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (ViewSize size : ViewSize.values()) {
            List<Contender> contenders = new ArrayList<>(List.of(Contender.ours(Contender.OURS)));
            if (bench.hasPython()) {
                contenders.add(Contender.authors(bench.program()).named("torchvision on PIL"));
            }
            all.addAll(
                    bench.contest(
                            "augmentation",
                            "augmentation",
                            bench.settings(size.words()).with("threads=1"),
                            "views/s",
                            size.warmUp(),
                            size.rounds(),
                            5,
                            contenders));
        }
        return all;
    }

    static List<Measurement> loss(Bench bench) throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (int batch : bench.quick() ? new int[] {64} : new int[] {64, 256, 1024, 4096}) {
            List<Contender> contenders = new ArrayList<>(List.of(Contender.ours(Contender.OURS)));
            if (bench.hasPython()) {
                contenders.add(Contender.tuned(bench.program()));
            }
            int rounds = Math.max(1, 1 << 22 >> 2 * log2(batch));
            all.addAll(
                    bench.contest(
                            "NT-Xent, forward and backward",
                            "loss",
                            bench.settings("batch=" + batch),
                            "losses/s",
                            Math.max(3, rounds / 4),
                            rounds,
                            7,
                            contenders));
        }
        return all;
    }

    /** Ours alone: twice, to see that ten times as many images need no more memory. */
    static List<Measurement> scoring(Bench bench) throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (int images : bench.quick() ? new int[] {32} : new int[] {1000, 10_000}) {
            all.addAll(
                    bench.contest(
                            "scoring with 33 views",
                            "scoring",
                            bench.settings("net=COMPACT", "images=" + images),
                            "images/s",
                            0,
                            1,
                            1,
                            List.of(Contender.ours(Contender.OURS))));
        }
        return all;
    }

    /** The detector's own way through images, and the scores alone that it is made of. */
    static List<Measurement> detector(Bench bench) throws IOException {
        return bench.contest(
                "scoring with 9 views",
                "scoring",
                bench.settings("net=COMPACT", "views=9", "images=1000"),
                "images/s",
                1,
                1,
                9,
                List.of(
                        Contender.ours("the detector", "way=detector"),
                        Contender.ours("scores in batches")));
    }

    private static int log2(int number) {
        return Integer.numberOfTrailingZeros(number);
    }
}
