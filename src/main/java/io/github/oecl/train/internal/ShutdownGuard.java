// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a JVM that is told to end (Ctrl-C, SIGTERM) wait for current work: a training step, as a
 * process that ends within a backward pass can crash in native code, or the processes of a grid.
 */
public final class ShutdownGuard implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Starts to watch for the end of the JVM.
     *
     * @param stop asks the work to stop; called on another thread
     * @param patienceSeconds how long the JVM then waits for {@link #close} at most
     * @throws CancellationException if the JVM is ending already
     */
    public ShutdownGuard(Runnable stop, int patienceSeconds) {
        hook = new Thread(() -> stop(stop, patienceSeconds), "oecl-stop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new CancellationException("The JVM is ending, so nothing new is begun");
        }
    }

    /** Says that the work is over. */
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

    private void stop(Runnable stop, int patienceSeconds) {
        stop.run();
        try {
            over.await(patienceSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
