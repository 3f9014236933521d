// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a JVM that is told to end (Ctrl-C, SIGTERM) wait for the training step in hand: a process
 * that ends within a backward pass can crash in native code.
 */
final class StopAtExit implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    StopAtExit(Trainer trainer) {
        hook = new Thread(() -> stop(trainer), "oecl-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already ending: the hook has done its work and cannot be taken back.
            assert hook.getState() != Thread.State.NEW;
        }
    }

    private void stop(Trainer trainer) {
        trainer.cancel();
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
