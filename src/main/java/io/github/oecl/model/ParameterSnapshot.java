// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The parameters of a block as they are now. A block asks its store for them each time it computes,
 * and so computes by these, however it is trained later.
 */
final class ParameterSnapshot extends ParameterStore {

    private final Map<Parameter, NDArray> values = new IdentityHashMap<>();

    /** Copies the parameters of a block into arrays of a manager. */
    ParameterSnapshot(NDManager manager, Block block) {
        super(manager, false);
        for (Parameter parameter : block.getParameters().values()) {
            NDArray value = parameter.getArray().duplicate();
            value.attach(manager);
            values.put(parameter, value);
        }
    }

    /** An optional parameter that a block does not have is null. */
    @Override
    public NDArray getValue(Parameter parameter, Device device, boolean training) {
        return parameter == null ? null : values.get(parameter);
    }
}
