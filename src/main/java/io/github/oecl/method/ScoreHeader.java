// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.JsonObject;
import io.github.oecl.features.TestViews;
import io.github.oecl.io.internal.Json;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.OeclModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The JSON of fitted scores on disk, beside what {@link Scorings} finds the scores by.
 *
 * @param version of the format
 * @param views of the images to score
 * @param images rows in a set of vectors
 * @param dimension of a row
 * @param sets how many sets of vectors; null where there is one for each of the numbers, or one, or
 *     none because there are no images
 * @param meanLogits the numbers that are kept, which are CSI's mean logits
 * @param weights the {@link WeightsDigest} of a frozen network; null where the method trains its
 *     network, and in files of before
 */
record ScoreHeader(
        int version,
        TestViews views,
        int images,
        int dimension,
        Integer sets,
        List<Double> meanLogits,
        String weights) {

    static final int VERSION = 1;

    static JsonObject json(ImageScores scores) {
        ScoreReference reference = scores.reference();
        int sets = reference.vectors().size();
        boolean usual = sets == usualSets(reference.images(), reference.numbers());
        ScoreHeader header =
                new ScoreHeader(
                        VERSION,
                        scores.views(),
                        reference.images(),
                        reference.dimension(),
                        usual ? null : sets,
                        reference.numbers(),
                        scores.weights());
        JsonObject json = new JsonObject();
        json.addProperty("version", VERSION);
        scores.source().asMap().forEach(json::add);
        Json.tree(header).getAsJsonObject().asMap().forEach(json::add);
        return json;
    }

    private static int usualSets(int images, List<Double> numbers) {
        return images == 0 ? 0 : Math.max(1, numbers.size());
    }

    /** Returns how many numbers each set of vectors has. */
    List<Integer> sizes() {
        int count = sets == null ? usualSets(images, meanLogits) : sets;
        return Collections.nCopies(count, Math.multiplyExact(images, dimension));
    }

    /**
     * Checks what came from a file.
     *
     * @throws IllegalArgumentException if a part is missing, or it is of another model
     */
    void requireFitting(Scoring scoring, Architecture architecture) {
        require(version == VERSION, "are of version " + version + ", not " + VERSION);
        require(
                views != null
                        && meanLogits != null
                        && images >= 0
                        && dimension > 0
                        && (sets == null || sets >= 0),
                "lack a part");
        Map<String, Integer> heads = scoring.heads();
        require(
                architecture.heads().entrySet().containsAll(heads.entrySet()),
                "need the heads %s, and the model has %s".formatted(heads, architecture.heads()));
        require(
                meanLogits.stream().allMatch(m -> m != null && Double.isFinite(m)),
                "need a finite mean logit for each shift, not " + meanLogits);
    }

    /**
     * Checks that the features are those of the network that the scores were fitted to.
     *
     * @throws IllegalArgumentException if it has other weights
     */
    void requireWeights(OeclModel model) {
        if (weights != null) {
            String here = WeightsDigest.of(model);
            require(
                    weights.equals(here),
                    "were fitted to a frozen network with the weights %s, and the model has %s: load"
                                    .formatted(weights, here)
                            + " the model of the same file, or fit the scores anew");
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("the scores " + problem);
        }
    }
}
