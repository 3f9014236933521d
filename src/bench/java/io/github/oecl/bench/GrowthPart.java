// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How our speed grows: with the batch, the width, the image size, the images, the threads. */
final class GrowthPart {

    private static final String UNIT = "images/s";
    private static final int PAIRS = 3;

    private GrowthPart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        if (bench.quick()) {
            return training(bench, "batch", 1, "batch=8");
        }
        List<Measurement> all = new ArrayList<>();
        for (int batch : new int[] {8, 16, 32, 64}) {
            all.addAll(training(bench, "batch", 64 / batch, "width=16", "batch=" + batch));
        }
        for (int width : new int[] {8, 16, 32, 64}) {
            all.addAll(training(bench, "width", 1, "batch=16", "width=" + width));
        }
        for (int size : new int[] {32, 64, 96}) {
            all.addAll(training(bench, "view size", 1, "width=16", "batch=16", "size=" + size));
        }
        for (int images : new int[] {250, 1000, 4000}) {
            all.addAll(scoring(bench, images));
        }
        for (int threads = 1; threads <= Runtime.getRuntime().availableProcessors(); threads *= 2) {
            all.addAll(threads(bench, threads));
        }
        return all;
    }

    private static List<Measurement> training(Bench bench, String axis, int rounds, String... words)
            throws IOException {
        return bench.contest(
                "growth with the " + axis,
                "training",
                bench.settings(words),
                UNIT,
                2,
                rounds,
                PAIRS,
                List.of(Contender.ours(Contender.OURS)));
    }

    private static List<Measurement> scoring(Bench bench, int images) throws IOException {
        return bench.contest(
                "growth with the images scored",
                "scoring",
                bench.settings("net=COMPACT", "views=9", "images=" + images),
                UNIT,
                1,
                1,
                1,
                List.of(Contender.ours(Contender.OURS)));
    }

    private static List<Measurement> threads(Bench bench, int threads) throws IOException {
        return bench.contest(
                "growth with the threads",
                "training",
                bench.settings("width=16", "batch=32", "threads=" + threads),
                UNIT,
                2,
                2,
                PAIRS,
                List.of(
                        Contender.ours(Contender.OURS)
                                .with("-Dai.djl.pytorch.num_threads=" + threads)));
    }
}
