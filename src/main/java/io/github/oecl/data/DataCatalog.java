// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.data.formats.FolderSources;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.extension.internal.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Data sets by name, as a configuration gives them: {@code synthetic-objects}, {@code cifar10},
 * {@code raabin-wbc}. Options follow a question mark:
 *
 * <ul>
 *   <li>of synthetic data the images a class, the seed and the size: {@code
 *       synthetic-cells?train=200&test=100&seed=3&size=32};
 *   <li>of all files their folder, from the root: {@code imagefolder?path=pets}; an {@code &} of
 *       its name is written twice;
 *   <li>of files of images how they are brought in (see {@link LoadOptions}): {@code
 *       imagenet30?size=256&n=1000&seed=3&lazy=true} makes each image a square of this size (32 if
 *       not said, 0 to leave it as it is), takes at most 1,000 of each part, and decodes an image
 *       each time it is asked for; {@code as-stored=true&bits=12&megapixels=50} does not turn
 *       photographs upright, takes samples stored in 16 bits for numbers of 12, and reads larger
 *       images than usual;
 *   <li>of {@code dior} the least side of a box: {@code min-side=120};
 *   <li>of {@code ham10000} the division: {@code test-percent=20&split-seed=0};
 *   <li>of {@code 300k-random-images} and {@code tiny80m} how many images to draw: {@code
 *       n=100000&seed=0}; of the latter as many if not said, of the former all.
 * </ul>
 *
 * <p>Real data lies under one root, which the environment variable {@value #VARIABLE} names;
 * synthetic data needs none. {@code imagenet1k} (without the classes of {@code imagenet30}), {@code
 * 300k-random-images} and {@code tiny80m} have no test images and serve as outliers.
 *
 * <p>A data set of one's own is registered with {@link #register}, or is a {@link DataSource} on
 * the class path.
 */
public final class DataCatalog {

    /** The environment variable that names the root of the data. */
    public static final String VARIABLE = "OECL_DATA";

    private static final Map<String, DataSource> SOURCES = sources();

    private static final Registry<DataSource> OWN =
            new Registry<>("data set", "DataCatalog.register", DataSource.class, DataSource::name);

    private final Path root;

    private DataCatalog(Path root) {
        this.root = root;
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

    /**
     * Makes a data set of one's own known to every catalog of this process. One that is registered
     * again takes the place of the former.
     *
     * @param name letters, digits, dots, hyphens and underscores
     * @param source reads the images
     * @throws IllegalArgumentException if the name is not plain, or is one of the library's
     */
    public static void register(String name, DataSource source) {
        OWN.register(new Named(name, source), ours());
    }

    /** Returns the names of the data sets that the library brings. */
    static List<String> ours() {
        return List.copyOf(SOURCES.keySet());
    }

    /** {@return the names of all data sets, whether or not their files are there} */
    public static List<String> names() {
        List<String> names = new ArrayList<>(SOURCES.keySet());
        names.addAll(OWN.names());
        return List.copyOf(names);
    }

    /**
     * {@return where the files of each data set lie that has files and a usual place for them; they
     * are looked for, not read}
     *
     * @throws IllegalStateException if the catalog has no root
     */
    public List<DataPlace> places() {
        if (root == null) {
            throw new IllegalStateException("There is no root: " + VARIABLE + " is not set");
        }
        return SOURCES.entrySet().stream()
                .filter(entry -> !entry.getValue().usualNames().isEmpty())
                .map(entry -> DataPlace.under(root, entry.getKey(), entry.getValue()))
                .toList();
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
        DataName parsed = DataName.parse(name, root);
        return source(parsed).dataset(parsed);
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
        DataName parsed = DataName.parse(name, root);
        return source(parsed).images(parsed);
    }

    /**
     * {@return the folder that a name gives by its option {@code path}, if it gives one}
     *
     * @param name a name of {@link #names()}, with options
     * @throws IllegalArgumentException if an option is no option
     */
    public Optional<Path> folder(String name) {
        Path under = root;
        return Optional.ofNullable(DataName.parse(name).take("path", null))
                .map(path -> under == null ? Path.of(path) : under.resolve(path));
    }

    private static Map<String, DataSource> sources() {
        Map<String, DataSource> sources = new TreeMap<>(FolderSources.byName());
        sources.putAll(SyntheticImages.sources());
        return sources;
    }

    private static DataSource source(DataName name) {
        DataSource source = SOURCES.get(name.name());
        if (source == null) {
            source = OWN.named(name.name(), ours());
        }
        return source;
    }

    /** A source of one's own from its two parts. */
    private record Named(String name, DataSource source) implements DataSource {

        @Override
        public Dataset dataset(DataName name) throws IOException {
            return source.dataset(name);
        }

        @Override
        public ImageSet images(DataName name) throws IOException {
            return source.images(name);
        }
    }

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

        static DataPlace under(Path root, String name, DataSource source) {
            List<String> files = source.files();
            Optional<Path> folder =
                    source.usualNames().stream()
                            .filter(each -> isThere(root.resolve(each), each, files))
                            .map(each -> root.resolve(each).normalize())
                            .findFirst();
            List<String> missing = folder.map(place -> lacking(place, files)).orElse(List.of());
            return new DataPlace(name, source.usualNames(), folder, missing);
        }

        /** Everybody has a root: it holds a set only if it holds one of its files. */
        private static boolean isThere(Path folder, String name, List<String> files) {
            return Files.isDirectory(folder)
                    && (!name.equals(ROOT) || lacking(folder, files).size() < files.size());
        }

        private static List<String> lacking(Path folder, List<String> files) {
            return files.stream()
                    .filter(file -> !Files.isRegularFile(folder.resolve(file)))
                    .toList();
        }
    }
}
