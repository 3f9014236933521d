// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.internal;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Keeps the engine from recording a graph on this thread, outside of a gradient collector. It
 * records one on every thread but the first otherwise, even when nothing will ask for gradients,
 * and then refuses to change weights: a notebook's cells run on such threads.
 */
public final class WithoutGradients implements AutoCloseable {

    static {
        // The first call of the engine in this process loads it; the flag is asked past DJL.
        EngineStart.engine();
    }

    private final boolean before = JniUtils.isGradMode();

    /** Begins; close it on the same thread. */
    public WithoutGradients() {
        JniUtils.setGradMode(false);
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
