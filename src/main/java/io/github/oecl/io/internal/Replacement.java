// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a whole file into the place of another or of none. */
final class Replacement {

    private final Path output;
    private final Path place;
    private final boolean replaces;

    /** The output is what the user named, for messages. */
    Replacement(Path output, Target target) {
        this.output = output;
        this.place = target.path();
        this.replaces = target.kind() == Target.Kind.FILE;
    }

    void write(OutputFile.Contents contents) throws IOException {
        MissingFolders folders = new MissingFolders(output);
        boolean done = false;
        try {
            folders.make(place.getParent());
            writeBeside(contents);
            done = true;
        } finally {
            if (!done) {
                folders.remove();
            }
        }
    }

    private void writeBeside(OutputFile.Contents contents) throws IOException {
        Path draft = draft();
        try {
            // Unlike a channel, this does not mind an interrupt, which often is why we save.
            try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
                contents.write(new NamingStream(out, output));
                out.getFD().sync();
            }
            moveFrom(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    void moveFrom(Path complete) throws IOException {
        try {
            if (replaces) {
                keepPermissions(complete);
            }
            Files.move(
                    complete,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sync(place.getParent());
        } catch (IOException e) {
            copyAfter(e, complete);
        }
    }

    /**
     * Changes the content of a file that cannot be moved over: one that is mounted by itself, as in
     * a container, or that of another user in a folder that all share. The work is done by now.
     */
    private void copyAfter(IOException failure, Path complete) throws IOException {
        if (!replaces || !Files.exists(complete)) {
            throw failed(failure);
        }
        try (FileOutputStream out = new FileOutputStream(place.toFile())) {
            Files.copy(complete, new NamingStream(out, output));
            out.getFD().sync();
        } catch (FileNotFoundException e) {
            failure.addSuppressed(e);
            throw failed(failure);
        }
        Files.delete(complete);
    }

    private Path draft() throws OutputException {
        try {
            return Drafts.create(place.getParent(), place.getFileName().toString());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private OutputException failed(IOException e) {
        String where = place.getParent() + ": " + Reasons.of(e);
        return new OutputException(
                output, "no file can be put into " + where, "choose another path", e);
    }

    /** Who could read or change the file before can do so afterwards. */
    private void keepPermissions(Path complete) throws IOException {
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(complete, Files.getPosixFilePermissions(place));
        }
    }

    /** Flushes the names in a folder; an interrupt that comes meanwhile is kept for the caller. */
    private static void sync(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return; // Windows cannot open a folder, and keeps names by itself.
        }
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            sync(folder);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
