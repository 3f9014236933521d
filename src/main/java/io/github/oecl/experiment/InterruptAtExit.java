// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when the JVM is told to end, and lets it clear up. */
final class InterruptAtExit implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    InterruptAtExit(int patienceSeconds) {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> stop(worker, patienceSeconds), "oecl-stop-grid");
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

    private void stop(Thread worker, int patienceSeconds) {
        worker.interrupt();
        try {
            over.await(patienceSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
