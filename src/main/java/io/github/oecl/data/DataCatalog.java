// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Data sets by name, as a configuration gives them: {@code synthetic-objects}, {@code cifar10},
 * {@code raabin-wbc}. Options follow a question mark: {@code
 * synthetic-cells?train=200&test=100&seed=3&size=32} (images a class), {@code raabin-wbc?size=64}
 * (each image made a square of this size, 32 if not said), {@code imagefolder?path=pets} (a path
 * from the root, which every set of files takes).
 *
 * <p>Real data lies under one root, which the environment variable {@value #VARIABLE} names;
 * synthetic data needs none.
 */
public final class DataCatalog {

    /** The environment variable that names the root of the data. */
    public static final String VARIABLE = "OECL_DATA";

    private static final Map<String, DataSource> SOURCES =
            new TreeMap<>(
                    Map.of(
                            "synthetic-objects", DataSource.drawn(SyntheticObjects::dataset),
                            "synthetic-cells", DataSource.drawn(SyntheticCells::dataset),
                            "synthetic-textures", DataSource.drawn(SyntheticTextures::dataset),
                            "cifar10", new CifarSource(false),
                            "cifar100", new CifarSource(true),
                            "dior", new FolderSource("dior", "DIOR"),
                            "ham10000", new FolderSource("ham10000", "HAM10000"),
                            "imagenet30", new FolderSource("imagenet30", "ImageNet-30"),
                            "raabin-wbc", new FolderSource("raabin-wbc", "Raabin-WBC"),
                            "imagefolder", new FolderSource()));

    private final DataRoot root;

    private DataCatalog(Path root) {
        this.root = new DataRoot(root);
    }

    /** {@return the catalog of the root that {@value #VARIABLE} names, or of no root} */
    public static DataCatalog fromEnvironment() {
        String root = System.getenv(VARIABLE);
        return new DataCatalog(root == null || root.isBlank() ? null : Path.of(root));
    }

    /**
     * {@return the catalog of a root}
     *
     * @param root the folder that holds the folders of the data sets
     */
    public static DataCatalog at(Path root) {
        return new DataCatalog(root);
    }

    /** {@return the names of all data sets, whether or not their files are there} */
    public static List<String> names() {
        return List.copyOf(SOURCES.keySet());
    }

    /**
     * {@return the training and test images of a data set}
     *
     * @param name a name of {@link #names()}, with options
     * @throws IllegalArgumentException if there is no such name or option
     * @throws DatasetException if its files are missing or are not what their layout says
     * @throws IOException if a file cannot be read
     */
    public Dataset dataset(String name) throws IOException {
        DataName parsed = DataName.parse(name);
        return source(parsed).dataset(parsed, root);
    }

    /**
     * {@return the training images of a data set} The set needs no test images: a folder of class
     * folders or a lone train.bin will do, as for outliers.
     *
     * @param name a name of {@link #names()}, with options
     * @throws IllegalArgumentException if there is no such name or option
     * @throws DatasetException if its files are missing or are not what their layout says
     * @throws IOException if a file cannot be read
     */
    public ImageSet images(String name) throws IOException {
        DataName parsed = DataName.parse(name);
        return source(parsed).images(parsed, root);
    }

    private static DataSource source(DataName name) {
        DataSource source = SOURCES.get(name.name());
        if (source == null) {
            throw new IllegalArgumentException(
                    "There is no data set \"%s\"; the names are %s, and imagefolder?path=... is any"
                                    .formatted(name.name(), SOURCES.keySet())
                            + " folder of images by class");
        }
        return source;
    }
}
