// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * A fault of the engine that is asked for, so that one can see on any machine what a real one leads
 * to. The property {@value #PROPERTY} names it and the number of the layer, counted from 0: {@code
 * output:2} falsifies an output, {@code group:2} sixteen channels of all that is computed, {@code
 * nan:2} a gradient, {@code halt:2} ends the process as a corrupt heap does. The property {@value
 * #UNLESS} names the instruction sets (see {@link InstructionSet#VARIABLE}) that do not have the
 * fault.
 */
final class Fault {

    static final String PROPERTY = "oecl.engineCheck.fault";
    static final String UNLESS = "oecl.engineCheck.fault.unless";

    /** The exit code of a process that the C library aborts. */
    private static final int ABORTED = 134;

    /** As many as a vector of AVX-512 has numbers. */
    private static final int GROUP = 16;

    private static final Fault NONE = new Fault("none");

    private final String kind;

    private Fault(String kind) {
        this.kind = kind;
    }

    /** Returns the fault of a layer. */
    static Fault of(int layer) {
        String[] asked = System.getProperty(PROPERTY, "").split(":");
        String limit = System.getenv(InstructionSet.VARIABLE);
        List<String> without = List.of(System.getProperty(UNLESS, "").split(","));
        boolean here = asked.length == 2 && asked[1].equals(Integer.toString(layer));
        return here && (limit == null || !without.contains(limit)) ? new Fault(asked[0]) : NONE;
    }

    /** Returns an array as the fault leaves it. */
    NDArray applied(String name, NDArray array) {
        if (kind.equals("halt")) {
            System.out.println("free(): invalid next size (normal)");
            System.out.flush();
            Runtime.getRuntime().halt(ABORTED);
        }
        if (kind.equals("output") && name.equals("output")) {
            return array.mul(1.5f);
        }
        if (kind.equals("group")) {
            return oneGroup(array, name.equals("weight gradient") ? 0 : 1);
        }
        return kind.equals("nan") && name.endsWith("gradient") ? array.div(0f).mul(0f) : array;
    }

    /** Falsifies the second group of channels. */
    private static NDArray oneGroup(NDArray array, int axis) {
        float[] factors = new float[(int) array.getShape().get(axis)];
        Arrays.fill(factors, 1);
        Arrays.fill(factors, GROUP, 2 * GROUP, 1.5f);
        long[] shape = new long[array.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[axis] = factors.length;
        try (NDArray all = array.getManager().create(factors, new Shape(shape))) {
            return array.mul(all);
        }
    }
}
