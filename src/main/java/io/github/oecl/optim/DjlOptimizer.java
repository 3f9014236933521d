// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.oecl.model.internal.ChannelsLast;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One of DJL's optimisers at the learning rate of the training. DJL has no way to keep the state of
 * an optimiser: its arrays and counts are found in its fields, and where they are not, the state
 * cannot be kept.
 */
final class DjlOptimizer implements io.github.oecl.optim.Optimizer {

    private final Optimizer optimizer;
    private final DjlState state;
    private float rate;

    DjlOptimizer(Function<Tracker, Optimizer> maker) {
        optimizer = maker.apply(step -> rate);
        state = DjlState.of(optimizer);
    }

    @Override
    public void update(String id, NDArray weight, NDArray gradient, double learningRate) {
        rate = (float) learningRate;
        optimizer.update(id, weight, gradient);
    }

    @Override
    public int stateSize(int weightSize) {
        return state == null ? 0 : 1 + state.arrays().size() * weightSize;
    }

    @Override
    public Optional<String> obstacle() {
        return state == null
                ? Optional.of(
                        optimizer.getClass().getName() + " keeps its state where it is not found")
                : Optional.empty();
    }

    /** {@inheritDoc} They are the number of its updates and its arrays. */
    @Override
    public float[] state(String id) {
        if (state == null) {
            return new float[0];
        }
        float[] values = {state.counts().getOrDefault(id, 0)};
        for (Map<String, Map<Device, NDArray>> each : state.arrays()) {
            float[] array = each.get(id).values().iterator().next().toFloatArray();
            int before = values.length;
            values = Arrays.copyOf(values, before + array.length);
            System.arraycopy(array, 0, values, before, array.length);
        }
        return values;
    }

    @Override
    public void restore(String id, NDArray weight, float[] values) {
        if (state == null) {
            return;
        }
        if (values[0] > 0) {
            state.counts().put(id, (int) values[0]);
        }
        int size = Math.toIntExact(weight.size());
        int from = 1;
        for (Map<String, Map<Device, NDArray>> each : state.arrays()) {
            float[] array = Arrays.copyOfRange(values, from, from + size);
            put(each, id, ChannelsLast.weight(weight.getManager(), array, weight.getShape()));
            from += size;
        }
    }

    private static void put(Map<String, Map<Device, NDArray>> arrays, String id, NDArray array) {
        array.detach();
        Map<Device, NDArray> places = arrays.computeIfAbsent(id, key -> new ConcurrentHashMap<>());
        NDArray before = places.put(array.getDevice(), array);
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void close() {
        List<Map<String, Map<Device, NDArray>>> all = state == null ? List.of() : state.arrays();
        all.forEach(each -> each.values().forEach(m -> m.values().forEach(NDArray::close)));
        all.forEach(Map::clear);
    }
}
