// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A fault of the engine that is asked for, so that one can see on any machine what a real one leads
 * to. The property {@value #PROPERTY} names it and the number of the layer, counted from 0: {@code
 * output:2} falsifies an output, {@code nan:2} a gradient, {@code halt:2} ends the process as a
 * corrupt heap does. The property {@value #UNLESS} names the instruction sets (see {@link
 * InstructionSet#VARIABLE}) that do not have the fault.
 */
final class Fault {

    static final String PROPERTY = "oecl.engineCheck.fault";
    static final String UNLESS = "oecl.engineCheck.fault.unless";

    /** The exit code of a process that the C library aborts. */
    private static final int ABORTED = 134;

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
        return kind.equals("nan") && name.endsWith("gradient") ? array.div(0f).mul(0f) : array;
    }
}
