// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file that is to be written. What stands at its path is not destroyed: the file is whole or as
 * it was, also after a loss of power; a link stays, and the file that it leads to is written;
 * devices and named pipes are written into; and an input is never overwritten. Long work calls
 * {@link #check} before it begins.
 */
public final class OutputFile {

    /** What the name of a file ends with that is not complete yet. */
    public static final String DRAFT = ".part";

    private static final String ELSEWHERE = "choose another path";

    private final Path path;
    private final List<Spared> spared;

    private OutputFile(Path path, List<Spared> spared) {
        this.path = path;
        this.spared = List.copyOf(spared);
    }

    /** Puts the content into a file. */
    @FunctionalInterface
    public interface Contents {
        /**
         * Writes the content.
         *
         * @param out takes it
         * @throws IOException if that fails, and then the file is as it was
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Returns the output of a path.
     *
     * @param path of a file; folders that are missing are made when it is written
     * @return the output
     */
    public static OutputFile at(Path path) {
        return new OutputFile(path, List.of());
    }

    /**
     * Returns the same with inputs, which are not overwritten by whatever name: neither through a
     * link nor as a hard link.
     *
     * @param inputs files, and folders with all files in them; what is not there does not matter
     * @return the output
     */
    public OutputFile sparing(Collection<Path> inputs) {
        return sparing(inputs, file -> true);
    }

    /**
     * Returns the same with inputs of which some files may be overwritten, such as an earlier
     * output that lies among the images of a folder.
     *
     * @param inputs files, and folders with all files in them
     * @param which says of an existing file whether it must not be overwritten
     * @return the output
     */
    public OutputFile sparing(Collection<Path> inputs, Predicate<Path> which) {
        List<Spared> all = new ArrayList<>(spared);
        inputs.forEach(input -> all.add(new Spared(input, which)));
        return new OutputFile(path, all);
    }

    /** {@return the path, as it was given} */
    public Path path() {
        return path;
    }

    /** {@return whether this is the standard output of the process, by whatever name} */
    public boolean isStandardOutput() {
        try {
            return Target.of(path).descriptor() == DirectWriting.STANDARD_OUTPUT;
        } catch (OutputException e) {
            // It cannot be written at all, which the check says.
            return false;
        }
    }

    /**
     * Says whether another output would take the place of this one.
     *
     * @param other an output of the same work
     * @return whether both are one file, by whatever name; devices and pipes take both
     * @throws IOException if a path cannot be followed
     */
    public boolean isSame(OutputFile other) throws IOException {
        Target mine = Target.of(path);
        Target its = Target.of(other.path);
        if (mine.kind() == Target.Kind.FILE && its.kind() == Target.Kind.FILE) {
            return Files.isSameFile(mine.path(), its.path());
        }
        return mine.kind() == Target.Kind.ABSENT
                && its.kind() == Target.Kind.ABSENT
                && mine.place().equals(its.place());
    }

    /**
     * Refuses a picture that would lie in a folder of images, and be one of them the next time.
     *
     * @param folder of images that are read
     * @throws IOException if it would; the message names both
     */
    public void requireOutside(Path folder) throws IOException {
        requireOutside(path, folder);
    }

    static void requireOutside(Path output, Path folder) throws IOException {
        if (Files.isDirectory(folder)
                && Target.of(output).place().startsWith(folder.toRealPath())) {
            throw new OutputException(
                    output,
                    "a picture in the input folder " + folder + " is one of its images next time",
                    ELSEWHERE);
        }
    }

    /**
     * Checks that the file can be written: it is no folder and no input, it is not write-protected,
     * its name is possible, files can be made beside it and the disk has room. Nothing is changed
     * and nothing is left behind.
     *
     * @throws IOException if it cannot be written; the message names it, says why and what to do
     */
    public void check() throws IOException {
        Target target = Target.of(path);
        requireWritable(target);
        if (target.kind() == Target.Kind.FILE || target.kind() == Target.Kind.ABSENT) {
            Trial.of(path, target.path().getParent());
        }
    }

    /**
     * Writes the file. Unless it is a device or a pipe, that is done beside its place, flushed to
     * the disk and then moved; an interrupt does not disturb it.
     *
     * @param contents writes the content
     * @throws IOException if it cannot be written; an existing file is then as it was
     */
    public void write(Contents contents) throws IOException {
        Target target = Target.of(path);
        requireWritable(target);
        switch (target.kind()) {
            case FILE, ABSENT -> new Replacement(path, target).write(contents);
            default -> DirectWriting.write(path, target, contents);
        }
    }

    /**
     * Writes a text as UTF-8.
     *
     * @param text the content
     * @throws IOException if it cannot be written; an existing file is then as it was
     */
    public void write(String text) throws IOException {
        write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Moves a complete file to this place in one step.
     *
     * @param complete a file on the same disk
     * @throws IOException if it cannot be moved; an existing file is then as it was
     */
    public void moveFrom(Path complete) throws IOException {
        Target target = Target.of(path);
        requireWritable(target);
        new Replacement(path, target).moveFrom(complete);
    }

    private void requireWritable(Target target) throws IOException {
        switch (target.kind()) {
            case FOLDER -> throw new OutputException(path, "it is a folder", "name a file in it");
            case BLOCK_DEVICE ->
                    throw new OutputException(
                            path, "it is a disk, whose content would be lost", ELSEWHERE);
            case SOCKET -> throw new OutputException(path, "it is a socket", ELSEWHERE);
            case DESCRIPTOR -> DirectWriting.requireOpen(path, target);
            case FILE, STREAM -> requireUnprotected(target);
            case ABSENT -> {}
        }
        for (Spared input : spared) {
            input.requireAnother(path, target);
        }
    }

    private void requireUnprotected(Target target) throws OutputException {
        if (!Files.isWritable(target.path())) {
            throw new OutputException(
                    path, "it is write-protected", ELSEWHERE + ", or change its permissions");
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
