// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.internal;

import io.github.oecl.model.Precision;

/**
 * The version of the arithmetic of training: two builds of one version, on the same kind of machine
 * with the same number of threads, train a bit-identical float32 network. It is part of every
 * result, checkpoint and model file, and a training does not resume under another one.
 *
 * <p>Raise it with every change that gives an existing network other weights after some steps of a
 * float32 training: another order of operations, another initial weight, another random number,
 * another layout in memory, another engine. A test holds hashes of weights for each version and
 * fails when they change without it. New methods, options and speed-ups that leave the bits alone
 * do not raise it. What was recorded before there was a version reads as {@link #UNKNOWN}.
 */
public final class Numerics {

    /** The version of this build. */
    public static final String VERSION = "1";

    /** Stands for what nobody can tell, here and wherever it is recorded what computed. */
    public static final String UNKNOWN = "unknown";

    private Numerics() {}

    /**
     * Returns the version of a training's arithmetic.
     *
     * @param precision of the training; null for float32
     * @return {@link #VERSION} for float32, and for others the same with the name of the precision
     */
    public static String version(Precision precision) {
        return precision == null || precision == Precision.FLOAT32
                ? VERSION
                : VERSION + "-" + precision;
    }
}
