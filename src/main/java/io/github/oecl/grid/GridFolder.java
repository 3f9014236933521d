// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.DiskSpace;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.ConfigDifferences;
import io.github.oecl.train.Checkpoints;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of a grid's results: {@code cells} holds the result of each finished cell and nothing
 * else, {@code results.csv} a row for each cell and score, {@code work} what a cell needs while it
 * is run and the log of one that failed. One grid at a time works in it.
 */
final class GridFolder implements AutoCloseable {

    static final String CELLS = "cells";
    static final String WORK = "work";
    static final String RESULTS = "results.csv";
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Path work;
    private final FileChannel lock;

    private GridFolder(Path folder, Path work, FileChannel lock) {
        this.folder = folder;
        this.work = work;
        this.lock = lock;
    }

    /** Opens a folder for one grid. */
    static GridFolder open(Path folder) throws IOException {
        Path work = folder.resolve(WORK);
        for (Path part : List.of(folder, folder.resolve(CELLS), work)) {
            OutputFolder.at(part).check();
        }
        Files.createDirectories(folder.resolve(CELLS));
        Files.createDirectories(work);
        ignore(work.resolve(".gitignore"));
        FileChannel lock =
                FileChannel.open(
                        work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new GridFolder(folder, work, lock);
            }
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw inUse(folder, e);
        }
        lock.close();
        throw inUse(folder, null);
    }

    /** What is in the folder of the work is of use on this machine only. */
    private static void ignore(Path file) throws IOException {
        if (!Files.exists(file)) {
            OutputFile.at(file).write("*\n");
        }
    }

    private static IOException inUse(Path folder, Exception cause) {
        return new IOException(
                "A grid is being run in "
                        + folder
                        + " already: wait for it or stop it, or choose another folder",
                cause);
    }

    Path results() {
        return folder.resolve(RESULTS);
    }

    RunFiles files(GridRun gridRun) {
        return new RunFiles(
                work.resolve(gridRun.id() + ".config.json"),
                work.resolve(gridRun.id() + ".result.json"),
                work.resolve(gridRun.id() + ".log"),
                work.resolve(gridRun.id() + ".checkpoints"));
    }

    /**
     * Reads the results of the cells that are finished, by their ids in the grid's order.
     *
     * @throws IOException if a cell's file is damaged or is of another configuration
     */
    Map<String, RunResult> finished(Grid grid) throws IOException {
        Map<String, RunResult> finished = new LinkedHashMap<>();
        for (GridRun gridRun : grid.runs()) {
            Path file = place(gridRun);
            if (Files.exists(file)) {
                finished.put(gridRun.id(), requireSame(gridRun, file));
            } else if (adopted(gridRun)) {
                finished.put(gridRun.id(), accept(gridRun));
            }
        }
        return finished;
    }

    /**
     * Says whether a cell ended after the grid that started it, which was stopped, and is whole.
     */
    private boolean adopted(GridRun gridRun) {
        try {
            RunResult result = RunResult.read(files(gridRun).result());
            return result.config().equals(gridRun.config()) && result.training().completed();
        } catch (IOException e) {
            // Whatever it is, it is no finished cell: it will be run.
            return false;
        }
    }

    /** Makes a cell ready to be run. */
    RunFiles prepare(GridRun gridRun) throws IOException {
        DiskSpace.fromEnvironment().require(folder, 0);
        RunFiles files = files(gridRun);
        Files.deleteIfExists(files.result());
        gridRun.config().write(files.config());
        return files;
    }

    /** Checks what a cell left and moves it to the finished ones. */
    RunResult accept(GridRun gridRun) throws IOException {
        RunFiles files = files(gridRun);
        if (!Files.exists(files.result())) {
            throw new IOException("it left no result; its log is " + files.log());
        }
        RunResult result = requireSame(gridRun, files.result());
        OutputFile.at(place(gridRun)).moveFrom(files.result());
        Files.deleteIfExists(files.config());
        Files.deleteIfExists(files.log());
        Checkpoints.in(files.checkpoints()).remove();
        return result;
    }

    private static RunResult requireSame(GridRun gridRun, Path file) throws IOException {
        RunResult result = RunResult.read(file);
        String differences = ConfigDifferences.between(result.config(), gridRun.config());
        if (!differences.isEmpty()) {
            throw new IOException(
                    file
                            + " is the result of another configuration: "
                            + differences
                            + ". Choose another folder for this grid, or move that file away");
        }
        if (!result.training().completed()) {
            throw new IOException(
                    file + " is of a training that was stopped. Remove it and run the grid again");
        }
        return result;
    }

    private Path place(GridRun gridRun) {
        return folder.resolve(CELLS).resolve(gridRun.id() + SUFFIX);
    }

    /** Closing the file gives the lock back. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
