// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Fills batches of pixels ahead of the network, on threads of its own, and hands them out in order.
 * A batch is a function of its number alone, so that the number of threads changes nothing but the
 * speed. A few buffers go round; memory does not grow with the number of batches.
 */
public final class PixelPipeline implements AutoCloseable {

    /** Makes the pixels of one batch. */
    @FunctionalInterface
    public interface Filler {
        /**
         * Fills a batch, on any thread.
         *
         * @param batch the number of the batch
         * @param pixels where the pixels go, from index 0
         */
        void fill(long batch, byte[] pixels);
    }

    private final Filler filler;
    private final int bytes;
    private final long end;
    private final Executor workers;
    private final ExecutorService pool;
    private final Deque<Future<ByteBuffer>> ahead = new ArrayDeque<>();
    private final Deque<ByteBuffer> idle = new ArrayDeque<>();
    private final ThreadLocal<byte[]> scratch;
    private ByteBuffer current;
    private long next;

    /**
     * Starts to fill batches.
     *
     * @param filler makes a batch
     * @param bytes the size of a batch in bytes
     * @param first the number of the first batch
     * @param end one more than the number of the last
     * @param threads how many batches are made at a time; with 0 the thread that takes them makes
     *     them, which is soonest for a single one
     */
    public PixelPipeline(Filler filler, int bytes, long first, long end, int threads) {
        this.filler = filler;
        this.bytes = bytes;
        this.next = first;
        this.end = end;
        this.scratch = ThreadLocal.withInitial(() -> new byte[bytes]);
        pool = threads == 0 ? null : Executors.newFixedThreadPool(threads, PixelPipeline::daemon);
        workers = threads == 0 ? Runnable::run : pool;
        for (int i = 0; i <= threads; i++) {
            idle.add(ByteBuffer.allocateDirect(bytes));
            prefetch();
        }
        idle.add(ByteBuffer.allocateDirect(bytes));
    }

    /** {@return how many threads make views: one on a small machine, at most half of its cores} */
    public static int usualThreads() {
        return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() / 2));
    }

    /**
     * Returns the next batch and takes the one before it back.
     *
     * @return a direct buffer, valid until the next call
     * @throws InterruptedException if the thread is interrupted, whether it has to wait or not
     * @throws IllegalStateException if there is no further batch
     */
    public ByteBuffer next() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (current != null) {
            idle.add(current);
            current = null;
        }
        prefetch();
        Future<ByteBuffer> filled = ahead.poll();
        if (filled == null) {
            throw new IllegalStateException("The pipeline has no batch after " + end);
        }
        current = get(filled);
        return current;
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    private void prefetch() {
        if (next < end && !idle.isEmpty()) {
            ByteBuffer buffer = idle.remove();
            long batch = next++;
            FutureTask<ByteBuffer> task = new FutureTask<>(() -> fill(batch, buffer));
            ahead.add(task);
            workers.execute(task);
        }
    }

    private ByteBuffer fill(long batch, ByteBuffer buffer) {
        byte[] pixels = scratch.get();
        filler.fill(batch, pixels);
        return buffer.clear().put(pixels, 0, bytes).flip();
    }

    private static ByteBuffer get(Future<ByteBuffer> filled) throws InterruptedException {
        try {
            return filled.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A batch could not be made", e.getCause());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "oecl-views");
        thread.setDaemon(true);
        return thread;
    }
}
