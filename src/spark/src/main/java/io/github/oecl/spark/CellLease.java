// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The right to write a cell's checkpoints, of one process at a time. It is a lock on a file beside
 * them, which the system takes back from a process that dies. An executor that the driver counts as
 * lost may still be at work, and a second attempt waits until it is not.
 */
final class CellLease implements AutoCloseable {

    private static final long MILLIS_BETWEEN_TRIES = 200;

    private final FileChannel channel;

    private CellLease(FileChannel channel) {
        this.channel = channel;
    }

    static CellLease take(Path checkpoints, Duration patience)
            throws IOException, InterruptedException {
        Path file = checkpoints.resolveSibling(checkpoints.getFileName() + ".lease");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (!locked(channel)) {
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "Another attempt of this cell still works in "
                                    + checkpoints
                                    + " after "
                                    + patience.toSeconds()
                                    + " s: end it, and run the grid again");
                }
                Thread.sleep(MILLIS_BETWEEN_TRIES);
            }
            return new CellLease(channel);
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
