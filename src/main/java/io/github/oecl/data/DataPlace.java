// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.data.formats.TinyImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of a data set lie.
 *
 * @param name in the catalog
 * @param usualNames what its folder may be called, seen from the root
 * @param folder that is there, or nothing
 * @param missing the files that it lacks, of those by which its layout is known
 */
public record DataPlace(
        String name, List<String> usualNames, Optional<Path> folder, List<String> missing) {

    /** The root itself, where a lone file of these sets may lie. */
    private static final String ROOT = ".";

    private static final Map<String, List<String>> FILES =
            Map.of(
                    "cifar10",
                    List.of(
                            "data_batch_1.bin",
                            "data_batch_2.bin",
                            "data_batch_3.bin",
                            "data_batch_4.bin",
                            "data_batch_5.bin",
                            "test_batch.bin",
                            "batches.meta.txt"),
                    "cifar100",
                    List.of("train.bin", "test.bin", "fine_label_names.txt"),
                    "300k-random-images",
                    List.of(TinyImages.RANDOM_300K_FILE),
                    "tiny80m",
                    List.of("tiny_images.bin", "80mn_cifar_idxs.txt"));

    /**
     * Copies the lists.
     *
     * @param name in the catalog
     * @param usualNames what its folder may be called, seen from the root
     * @param folder that is there, or nothing
     * @param missing the files that it lacks, of those by which its layout is known
     */
    public DataPlace {
        usualNames = List.copyOf(usualNames);
        missing = List.copyOf(missing);
    }

    static DataPlace under(Path root, String name, List<String> usualNames) {
        List<String> files = FILES.getOrDefault(name, List.of());
        Optional<Path> folder =
                usualNames.stream()
                        .filter(each -> isThere(root.resolve(each), each, files))
                        .map(each -> root.resolve(each).normalize())
                        .findFirst();
        List<String> missing = folder.map(place -> lacking(place, files)).orElse(List.of());
        return new DataPlace(name, usualNames, folder, missing);
    }

    /** Everybody has a root: it holds a set only if it holds one of its files. */
    private static boolean isThere(Path folder, String name, List<String> files) {
        return Files.isDirectory(folder)
                && (!name.equals(ROOT) || lacking(folder, files).size() < files.size());
    }

    private static List<String> lacking(Path folder, List<String> files) {
        return files.stream().filter(file -> !Files.isRegularFile(folder.resolve(file))).toList();
    }
}
