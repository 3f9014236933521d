// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads a folder of images by class, divided into training and test images or not.
 *
 * @param loading how the images are brought in
 * @param className what the class of a folder is called; null leaves the folder out
 */
record ClassFolders(LoadOptions loading, UnaryOperator<String> className)
        implements FolderSource.Reader {

    static final String LAYOUT =
            "Images by class are laid out as train/<class>/<image> and test/<class>/<image>;"
                    + " outliers need no division: <class>/<image>";

    /** What the folders of training and test images are called in the official downloads. */
    private static final List<List<String>> SPLITS =
            List.of(
                    List.of("train", "test"),
                    List.of("Train", "Test-A"),
                    List.of("Train", "TestA"),
                    List.of("train", "test_A"),
                    List.of("one_class_train", "one_class_test"));

    ClassFolders(LoadOptions loading) {
        this(loading, name -> name);
    }

    /** Whether a folder is divided in one of the known ways. */
    static boolean isDivided(Path folder) {
        return SPLITS.stream().anyMatch(split -> Files.isDirectory(folder.resolve(split.get(0))));
    }

    @Override
    public Dataset dataset(Path folder) throws IOException {
        ImageFolder.Builder builder = builder(folder);
        for (List<String> split : SPLITS) {
            if (split.stream().allMatch(part -> Files.isDirectory(folder.resolve(part)))) {
                return builder.optSplits(split.get(0), split.get(1)).buildDataset();
            }
        }
        return builder.buildDataset();
    }

    @Override
    public ImageSet images(Path folder) throws IOException {
        Path train =
                SPLITS.stream()
                        .map(split -> folder.resolve(split.get(0)))
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(folder);
        return builder(folder).setPath(train).build();
    }

    private ImageFolder.Builder builder(Path folder) {
        return ImageFolder.builder()
                .setPath(folder)
                .optName(String.valueOf(folder.normalize().getFileName()))
                .optLoading(loading)
                .optClassNames(className);
    }
}
