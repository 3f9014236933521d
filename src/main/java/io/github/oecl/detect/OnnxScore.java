// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.loss.internal.Bce;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.onnx.OnnxFile;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The scores that are computed from an output of the graph, and nothing else. */
enum OnnxScore {
    NORM_OF_MEAN(OodScore.NORM_OF_MEAN, OnnxFile.PROJECTION, norm(NormStatistic.NORM_OF_MEAN)),
    MEAN_SQUARED_NORM(
            OodScore.MEAN_SQUARED_NORM, OnnxFile.PROJECTION, norm(NormStatistic.MEAN_SQUARED_NORM)),
    CLEAN_NORM(OodScore.CLEAN_NORM, OnnxFile.NORM, OnnxScore::first),
    BACKBONE_NORM(OodScore.BACKBONE_NORM, OnnxFile.BACKBONE, norm(NormStatistic.NORM_OF_MEAN)),
    HYPERSPHERE(OodScore.HYPERSPHERE, OnnxFile.NEARNESS, OnnxScore::mean),
    CLEAN_HYPERSPHERE(OodScore.CLEAN_HYPERSPHERE, OnnxFile.NEARNESS, OnnxScore::first),
    LOGIT(OodScore.LOGIT, OnnxFile.HEADS + Bce.HEAD, OnnxScore::mean),
    CLEAN_LOGIT(OodScore.CLEAN_LOGIT, OnnxFile.HEADS + Bce.HEAD, OnnxScore::first);

    /** The scores of one view, of which a method has at most one. */
    private static final List<OnnxScore> CLEAN =
            List.of(CLEAN_NORM, CLEAN_HYPERSPHERE, CLEAN_LOGIT);

    private final OodScore score;
    private final String output;
    private final OfViews ofViews;

    /** A score of an image, from an output's rows, one for each view, the clean one first. */
    private interface OfViews {
        double score(float[] values, int views);
    }

    OnnxScore(OodScore score, String output, OfViews ofViews) {
        this.score = score;
        this.output = output;
        this.ofViews = ofViews;
    }

    /** Returns the way to a score, if the graph alone leads to it. */
    static Optional<OnnxScore> of(OodScore score) {
        return Arrays.stream(values()).filter(each -> each.score.equals(score)).findFirst();
    }

    /** Returns the score of one view among those of a method, if there is one. */
    static Optional<OnnxScore> clean(List<OodScore> scores) {
        return CLEAN.stream().filter(each -> scores.contains(each.score)).findFirst();
    }

    static List<OodScore> known() {
        return Arrays.stream(values()).map(OnnxScore::score).toList();
    }

    OodScore score() {
        return score;
    }

    /** The name of the graph's output. */
    String output() {
        return output;
    }

    boolean isClean() {
        return CLEAN.contains(this);
    }

    double of(float[] values, int views) {
        return ofViews.score(values, views);
    }

    private static OfViews norm(NormStatistic statistic) {
        return (values, views) ->
                NormStatistics.of(values, views, values.length / views).values(statistic)[0];
    }

    private static double first(float[] values, int views) {
        return values[0];
    }

    private static double mean(float[] values, int views) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }
}
