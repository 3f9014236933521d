// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Jupyter keeps its kernels, found without starting it, which takes seconds.
 *
 * @param environment the variables
 * @param home of the user
 */
record Jupyter(Map<String, String> environment, Path home) {

    private static final List<String> PROGRAMS =
            List.of("jupyter", "jupyter-lab", "jupyter-notebook", "jupyter.exe");

    static Jupyter ofThisMachine() {
        return new Jupyter(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    boolean isOnPath() {
        return program().isPresent();
    }

    private Optional<Path> program() {
        return paths("PATH").stream()
                .flatMap(folder -> PROGRAMS.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns each name once: like Jupyter, the first that is found. */
    List<JavaKernel> javaKernels() {
        Map<String, JavaKernel> kernels = new LinkedHashMap<>();
        for (Path data : dataFolders()) {
            for (Path folder : folders(data.resolve("kernels"))) {
                JavaKernel.in(folder)
                        .ifPresent(kernel -> kernels.putIfAbsent(kernel.name(), kernel));
            }
        }
        return List.copyOf(kernels.values());
    }

    private List<Path> dataFolders() {
        List<Path> folders = new ArrayList<>(paths("JUPYTER_PATH"));
        folders.addAll(paths("JUPYTER_DATA_DIR"));
        folders.add(home.resolve(".local/share/jupyter"));
        folders.add(home.resolve("Library/Jupyter"));
        paths("APPDATA").forEach(data -> folders.add(data.resolve("jupyter")));
        // Those of the Python or conda environment that the program lies in.
        program()
                .map(file -> file.toAbsolutePath().getParent().resolveSibling("share/jupyter"))
                .ifPresent(folders::add);
        folders.add(Path.of("/usr/local/share/jupyter"));
        folders.add(Path.of("/usr/share/jupyter"));
        return folders;
    }

    private List<Path> paths(String variable) {
        List<Path> paths = new ArrayList<>();
        for (String each : environment.getOrDefault(variable, "").split(File.pathSeparator)) {
            try {
                if (!each.isBlank()) {
                    paths.add(Path.of(each));
                }
            } catch (InvalidPathException e) {
                continue; // Nothing can lie there.
            }
        }
        return paths;
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of(); // Not for us to read, nor then for Jupyter.
        }
    }
}
