// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a training is, beside its arrays; in a checkpoint as JSON. The order of the images, every
 * random choice and the learning rate are functions of the step, so that the step stands for them.
 *
 * @param version of the format
 * @param training what must be the same for the training to go on
 * @param environment what should be the same for a bit-identical result
 * @param steps the steps done
 * @param seconds the time taken
 * @param epochs the reports of the finished epochs
 * @param sums of the losses over the running epoch's steps; the empty name is the total
 * @param listeners their states
 * @param loss what the loss remembers; null for nothing
 */
record TrainingProgress(
        int version,
        Map<String, String> training,
        @SerializedName("circumstances") Map<String, String> environment,
        long steps,
        double seconds,
        List<EpochReport> epochs,
        Map<String, Float> sums,
        Map<String, String> listeners,
        Map<String, Double> loss) {

    static final int VERSION = 1;

    TrainingProgress {
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "its format version is " + version + "; this library reads version " + VERSION);
        }
        if (training == null
                || environment == null
                || epochs == null
                || sums == null
                || listeners == null) {
            throw new IllegalArgumentException("a part is missing");
        }
        if (loss != null
                && loss.values().stream().anyMatch(x -> x == null || !Double.isFinite(x))) {
            throw new IllegalArgumentException("what the loss remembers is no number: " + loss);
        }
    }

    Map<String, Double> lossState() {
        return loss == null ? Map.of() : loss;
    }

    /** Says what does not fit a training of so many steps, or returns nothing. */
    String mismatch(long allSteps, int stepsPerEpoch) {
        boolean inside = steps >= 1 && steps <= allSteps;
        if (!inside || !(seconds >= 0)) {
            return "it is at step " + steps + " of " + allSteps + " after " + seconds + " s";
        }
        if (epochs.size() != steps / stepsPerEpoch) {
            return "it has "
                    + epochs.size()
                    + " epochs of "
                    + stepsPerEpoch
                    + " steps by step "
                    + steps;
        }
        boolean within = steps % stepsPerEpoch != 0;
        return within == sums.containsKey(EpochMeans.TOTAL) ? "" : "its sums do not fit its step";
    }

    /**
     * Says what differs. What a version of before did not have is null there.
     *
     * @return such as "engine threads is 1 there and 2 here", or nothing
     */
    static String differences(Map<String, String> there, Map<String, String> here) {
        TreeSet<String> names = new TreeSet<>(there.keySet());
        names.addAll(here.keySet());
        return names.stream()
                .filter(name -> !text(there, name).equals(text(here, name)))
                .map(
                        name ->
                                "%s is %s there and %s here"
                                        .formatted(name, text(there, name), text(here, name)))
                .collect(Collectors.joining(", "));
    }

    private static String text(Map<String, String> settings, String name) {
        return String.valueOf(settings.get(name));
    }
}
