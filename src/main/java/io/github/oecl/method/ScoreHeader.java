// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.features.TestViews;
import io.github.oecl.loss.Bce;
import io.github.oecl.loss.Csi;
import io.github.oecl.loss.ScoreRule;
import io.github.oecl.model.Architecture;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.Shifts;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The JSON of fitted scores on disk.
 *
 * @param version of the format
 * @param rule which scores
 * @param shift the name of CSI's
 * @param views of the images to score
 * @param images training images in a set of features
 * @param dimension of a feature
 * @param meanLogits CSI's
 */
record ScoreHeader(
        int version,
        ScoreRule rule,
        String shift,
        TestViews views,
        int images,
        int dimension,
        List<Double> meanLogits) {

    static final int VERSION = 1;

    static ScoreHeader of(ImageScores scores) {
        ScoreReference reference = scores.fitted();
        int dimension = scores.model().architecture().embedding();
        return new ScoreHeader(
                VERSION,
                reference.rule(),
                reference.shift() == null ? null : reference.shift().name(),
                scores.views(),
                reference.features().isEmpty() ? 0 : reference.features().get(0).length / dimension,
                dimension,
                reference.meanLogits());
    }

    Shift knownShift() {
        return shift == null ? null : Shifts.byName(shift);
    }

    /** Returns how many numbers each set of features has. */
    List<Integer> sizes() {
        int sets =
                switch (rule) {
                    case NORM -> 1;
                    case HYPERSPHERE, LOGIT -> 0;
                    case CSI -> knownShift().transformations().size();
                };
        return Collections.nCopies(sets, Math.multiplyExact(images, dimension));
    }

    /**
     * Checks what came from a file.
     *
     * @throws IllegalArgumentException if a part is missing, or it is of another model
     */
    void requireFitting(Architecture architecture) {
        require(version == VERSION, "are of version " + version + ", not " + VERSION);
        require(
                rule != null
                        && views != null
                        && meanLogits != null
                        && images >= 0
                        && (rule != ScoreRule.CSI || shift != null),
                "lack a part");
        require(
                dimension == architecture.embedding(),
                String.format(
                        Locale.ROOT,
                        "are of features of dimension %d, and the model's have %d",
                        dimension,
                        architecture.embedding()));
        require(
                architecture.heads().entrySet().containsAll(heads().entrySet()),
                "need the heads %s, and the model has %s".formatted(heads(), architecture.heads()));
        require(
                meanLogits.size() == (rule == ScoreRule.CSI ? sizes().size() : 0)
                        && meanLogits.stream().allMatch(m -> m != null && Double.isFinite(m)),
                "need a finite mean logit for each shift, not " + meanLogits);
    }

    private Map<String, Integer> heads() {
        return switch (rule) {
            case NORM, HYPERSPHERE -> Map.of();
            case LOGIT -> new Bce().heads();
            case CSI -> Map.of(Csi.HEAD, sizes().size());
        };
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("the scores " + problem);
        }
    }
}
