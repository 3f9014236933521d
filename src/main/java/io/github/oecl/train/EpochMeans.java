// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.oecl.loss.LossTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums a loss and its parts over an epoch on the device, so that they are read back once an epoch
 * and not at every step.
 */
final class EpochMeans implements AutoCloseable {

    static final String TOTAL = "";

    private final NDManager manager;
    private final Map<String, NDArray> sums = new LinkedHashMap<>();

    /** Whether a part that is not among the sums began in the middle of the epoch. */
    private final boolean resumed;

    private long steps;

    EpochMeans(NDManager manager) {
        this.manager = manager;
        resumed = false;
    }

    /**
     * Resumes an epoch that was left in its middle. A part that an older library did not sum has no
     * mean in that epoch.
     */
    EpochMeans(NDManager manager, long steps, Map<String, Float> sums) {
        this.manager = manager;
        this.steps = steps;
        resumed = steps > 0;
        sums.forEach((name, sum) -> this.sums.put(name, manager.create(sum.floatValue())));
    }

    /** Returns the sums so far. */
    Map<String, Float> sums() {
        Map<String, Float> values = new TreeMap<>();
        sums.forEach((name, sum) -> values.put(name, sum.getFloat()));
        return values;
    }

    void add(LossTerms terms) {
        steps++;
        add(TOTAL, terms.total());
        terms.parts().forEach(this::add);
    }

    /** Adds a part of the same step that is read already. */
    void add(String name, double value) {
        try (NDArray number = manager.create((float) value)) {
            add(name, number);
        }
    }

    double total() {
        return sums.get(TOTAL).getFloat() / steps;
    }

    Map<String, Double> parts() {
        Map<String, Double> means = new TreeMap<>();
        sums.forEach((name, sum) -> means.put(name, (double) (sum.getFloat() / steps)));
        means.remove(TOTAL);
        return means;
    }

    @Override
    public void close() {
        manager.close();
    }

    private void add(String name, NDArray value) {
        // The value's graph must not hang on the sum.
        try (NDArray plain = value.stopGradient()) {
            NDArray sum = sums.get(name);
            if (sum == null && !resumed) {
                sum = plain.duplicate();
                sum.attach(manager);
                sums.put(name, sum);
            } else if (sum != null) {
                sum.addi(plain);
            }
        }
    }
}
