// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of images by class, under the first of some usual names. */
record FolderSource(String... usualNames) implements DataSource {

    /** What the folders of training and test images are called in the official downloads. */
    private static final List<List<String>> SPLITS =
            List.of(
                    List.of("train", "test"),
                    List.of("Train", "Test-A"),
                    List.of("Train", "TestA"),
                    List.of("one_class_train", "one_class_test"));

    @Override
    public Dataset dataset(DataName name, DataRoot root) throws IOException {
        Path folder = root.find(name, List.of(usualNames));
        ImageFolder.Builder builder = builder(name, folder);
        for (List<String> split : SPLITS) {
            if (split.stream().allMatch(part -> Files.isDirectory(folder.resolve(part)))) {
                return builder.optSplits(split.get(0), split.get(1)).buildDataset();
            }
        }
        return builder.buildDataset();
    }

    @Override
    public ImageSet images(DataName name, DataRoot root) throws IOException {
        Path folder = root.find(name, List.of(usualNames));
        Path train =
                SPLITS.stream()
                        .map(split -> folder.resolve(split.get(0)))
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(folder);
        return builder(name, folder).setPath(train).build();
    }

    private static ImageFolder.Builder builder(DataName name, Path folder) {
        int size = name.takeCount("size", 32);
        name.requireNoMore();
        return ImageFolder.builder()
                .setPath(folder)
                .optName(folder.getFileName().toString())
                .optSize(size);
    }
}
