// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Keeps the engine from recording a graph on this thread. It records one on every thread but the
 * first otherwise, even when nothing will ask for gradients: a notebook's cells run on such
 * threads.
 */
final class WithoutGradients implements AutoCloseable {

    private final boolean before = JniUtils.isGradMode();

    WithoutGradients() {
        JniUtils.setGradMode(false);
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
