// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.io.internal.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a folder of images by class, divided into training and test images or not.
 *
 * @param loading how the images are brought in
 * @param className what the class of a folder is called; null leaves the folder out
 * @param own whether the folder is a user's, and not a known data set: a class may be called train
 */
record ClassFolders(LoadOptions loading, UnaryOperator<String> className, boolean own)
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

    /** Parts of a division that may stand beside those that are read. */
    private static final Pattern PART =
            Pattern.compile("(one_class_)?(train|val(id(ation)?)?|eval|test)([-_]?[ab])?");

    private static final Logger LOG = LoggerFactory.getLogger(ImageFolder.class);

    ClassFolders(LoadOptions loading) {
        this(loading, name -> name, false);
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
                List<String> others = others(folder);
                if (!others.isEmpty()) {
                    LOG.warn("{} is divided into {}: {} are not read", folder, split, others);
                }
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
        return builder(folder).setPath(isClass(train, folder) ? folder : train).build();
    }

    /** Whether a folder called as that of training images is a class beside others. */
    private boolean isClass(Path train, Path folder) throws IOException {
        List<String> others = !own || train.equals(folder) ? List.of() : others(folder);
        if (!others.isEmpty() && !folders(train).isEmpty()) {
            throw new DatasetException(
                    ("%s may be the training images of a division or a class of its own, since"
                                    + " %s holds %s as well: name the folder that is meant, or"
                                    + " move the others away")
                            .formatted(train, folder, others));
        }
        return !others.isEmpty();
    }

    /** The folders beside the parts of a division. */
    private static List<String> others(Path folder) throws IOException {
        return folders(folder).stream()
                .filter(name -> !PART.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .toList();
    }

    private static List<String> folders(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(path -> Files.isDirectory(path) && !FileNames.isHidden(path))
                    .map(path -> FileNames.text(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private ImageFolder.Builder builder(Path folder) {
        return ImageFolder.builder()
                .setPath(folder)
                .optName(String.valueOf(folder.normalize().getFileName()))
                .optLoading(loading)
                .optClassNames(className);
    }
}
