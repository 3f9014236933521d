// SPDX-License-Identifier: Apache-2.0
package org.rapaio.jupyter.kernel.channels;

import java.util.concurrent.CountDownLatch;

/**
 * Takes the place of the class of the same name in rapaio-jupyter-kernel 3.0.1, by standing before
 * it on the class path. There a channel's thread is started before its {@code running} flag is set,
 * and before the kernel knows its message handlers: a thread that is too quick ends at once, or
 * fails on the first message, and the kernel is deaf for good. Here the flag is set first, and no
 * thread reads a message before {@link #openAll}. Until then messages wait in their sockets, so
 * none is lost.
 */
public final class LoopThread extends Thread {

    private static final CountDownLatch OPEN = new CountDownLatch(1);

    private final long sleepMillis;
    private final Runnable body;
    private volatile boolean running = true;

    /**
     * Creates a thread that repeats its body until it is shut down or interrupted.
     *
     * @param name the thread's name
     * @param sleepMillis the pause between two turns, in milliseconds
     * @param body one turn
     */
    public LoopThread(String name, long sleepMillis, Runnable body) {
        super(name);
        this.sleepMillis = sleepMillis;
        this.body = body;
    }

    /** Lets the threads of all channels run, when the kernel is ready for messages. */
    public static void openAll() {
        OPEN.countDown();
    }

    @Override
    public void run() {
        try {
            OPEN.await();
            while (running) {
                body.run();
                Thread.sleep(sleepMillis);
            }
        } catch (InterruptedException e) {
            shutdown();
        }
    }

    /** Ends the loop after the present turn. */
    public void shutdown() {
        running = false;
    }
}
