// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a contender reached.
 *
 * @param what was done, such as "training step"
 * @param settings what it was asked for
 * @param form the contender
 * @param unit of the rates
 * @param turns in the order taken; those of the same place are a pair
 * @param peak of its memory
 * @param software what it says that it is
 */
record Measurement(
        String what,
        String settings,
        String form,
        String unit,
        List<Turn> turns,
        PeakMemory peak,
        Map<String, String> software) {

    /** {@return the rates of the turns} */
    double[] rates() {
        return turns.stream().mapToDouble(Turn::rate).toArray();
    }

    /** {@return the ratio of this one's rate to another's, pair by pair} */
    double[] ratios(Measurement other) {
        double[] own = rates();
        double[] others = other.rates();
        double[] ratios = new double[Math.min(own.length, others.length)];
        Arrays.setAll(ratios, i -> own[i] / others[i]);
        return ratios;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
