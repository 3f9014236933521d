// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the machine can do at most, by probes of its arithmetic and its memory, and what the hot
 * parts reach of it. The probe of each group comes first.
 */
final class RooflinePart {

    static final String ARITHMETIC = "arithmetic";
    static final String MEMORY = "memory";

    private static final int WARM_UP = 3;
    private static final int PAIRS = 5;

    /** What a quick run does: both probes, and a piece of each kind of work. */
    private static final Set<RooflinePiece> QUICK =
            EnumSet.of(
                    RooflinePiece.MULTIPLY_ADDS,
                    RooflinePiece.PRODUCT,
                    RooflinePiece.CONVOLUTION_COMPACT_BOTH,
                    RooflinePiece.SUM,
                    RooflinePiece.NORM_BOTH,
                    RooflinePiece.AUGMENTATION_32,
                    RooflinePiece.DECODING);

    private RooflinePart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        // Each core has arithmetic of its own; memory they share.
        List<Measurement> all =
                new ArrayList<>(
                        contest(bench, 1, ARITHMETIC, "GFLOP/s", RooflinePiece::isArithmetic));
        int most = bench.quick() ? 1 : Runtime.getRuntime().availableProcessors();
        for (int threads = 1; threads <= most; threads *= 2) {
            boolean one = threads == 1;
            all.addAll(
                    contest(
                            bench,
                            threads,
                            MEMORY,
                            "GB/s",
                            piece -> !piece.isArithmetic() && (one || piece.isOfTheEngine())));
        }
        return all;
    }

    private static List<Measurement> contest(
            Bench bench, int threads, String limit, String unit, Predicate<RooflinePiece> which)
            throws IOException {
        List<Contender> contenders =
                Arrays.stream(RooflinePiece.values())
                        .filter(which)
                        .filter(piece -> !bench.quick() || QUICK.contains(piece))
                        .map(piece -> contender(piece, threads))
                        .toList();
        Settings settings = Settings.of("data=" + bench.data(), "threads=" + threads);
        return bench.contest(limit, "roofline", settings, unit, WARM_UP, 1, PAIRS, contenders);
    }

    private static Contender contender(RooflinePiece piece, int threads) {
        return Contender.ours(piece.title(), "piece=" + piece.name())
                .with("-Dai.djl.pytorch.num_threads=" + threads);
    }
}
