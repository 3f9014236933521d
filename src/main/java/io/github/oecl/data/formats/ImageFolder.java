// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.data.NamedImages;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The images of a folder, as a rule read into memory: a subfolder is a class, and the files at any
 * depth below it are its images. Classes and files come in the order of their names. Hidden files
 * are ignored; a file that is not a readable image, or a link that leads out of the folder, is left
 * out and listed by {@link #skipped()}.
 */
public final class ImageFolder extends NamedImages {

    private final ImageSet images;
    private final List<Path> files;
    private final List<Skipped> skipped;

    ImageFolder(ImageSet images, List<Path> files, List<Skipped> skipped) {
        super(images.name());
        this.images = images;
        this.files = List.copyOf(files);
        this.skipped = List.copyOf(skipped);
    }

    /**
     * A file that was left out.
     *
     * @param file the file
     * @param reason why
     */
    public record Skipped(Path file, String reason) {

        /**
         * Makes the note of a file that could not be read.
         *
         * @param file the file
         * @param error what was thrown
         * @return the file and why
         */
        public static Skipped of(Path file, IOException error) {
            return new Skipped(file, FolderReader.reason(error, file.toString()));
        }

        /** {@return the file and why, for a reader} */
        @Override
        public String toString() {
            return FileNames.text(file) + ": " + reason;
        }
    }

    /** {@return a builder; the path must be set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the file of each image} */
    public List<Path> files() {
        return files;
    }

    /** {@return the files that were left out, in the order of their names} */
    public List<Skipped> skipped() {
        return skipped;
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public RgbImage image(int index) {
        return images.image(index);
    }

    @Override
    protected int imageHash(int index) {
        return imageHash(images, index);
    }

    @Override
    public int label(int index) {
        return images.label(index);
    }

    @Override
    public List<String> classNames() {
        return images.classNames();
    }

    /** Says which folder to read, and how. */
    public static final class Builder {

        private Path path;
        private String name;
        private LoadOptions loadOptions = LoadOptions.whole();
        private UnaryOperator<String> classNames = name -> name;
        private String oneClass;
        private int maxSkipped = 100;
        private String trainFolder = "train";
        private String testFolder = "test";

        private Builder() {}

        /**
         * Sets the folder.
         *
         * @param path the folder that holds a subfolder for each class or, for {@link
         *     #buildDataset()}, the folder that holds train and test
         * @return this builder
         */
        public Builder setPath(Path path) {
            this.path = path;
            return this;
        }

        /**
         * Sets the name of the set. By default that of the folder.
         *
         * @param name the name
         * @return this builder
         */
        public Builder optName(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Makes every image a square as it is read: its short side is brought to this size and the
         * middle is cut out. By default the images stay as they are, which for photographs takes
         * much memory.
         *
         * @param size the width and height in pixels, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the size is not positive
         */
        public Builder optSize(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("The size must be at least 1, not " + size);
            }
            this.loadOptions = loadOptions.withSize(size);
            return this;
        }

        /**
         * Sets how the images are brought in, their size and decoder included. By default {@link
         * LoadOptions#whole()}.
         *
         * @param loadOptions the size, the limit and the time of decoding
         * @return this builder
         */
        public Builder optLoading(LoadOptions loadOptions) {
            this.loadOptions = Objects.requireNonNull(loadOptions, "loading");
            return this;
        }

        /**
         * Takes all files, at any depth, as images of one class: subfolders mean nothing then, and
         * there need be none.
         *
         * @param name of the class
         * @return this builder
         */
        public Builder optOneClass(String name) {
            this.oneClass = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Sets what the class of a folder is called; null leaves the folder out. */
        Builder optClassNames(UnaryOperator<String> classNames) {
            this.classNames = classNames;
            return this;
        }

        /**
         * Sets the decoder, with its limits. By default {@link ImageDecoder#withDefaults()}.
         *
         * @param decoder the decoder
         * @return this builder
         */
        public Builder optDecoder(ImageDecoder decoder) {
            this.loadOptions = loadOptions.withDecoder(decoder);
            return this;
        }

        /**
         * Sets how many files may be left out before it is an error. By default 100.
         *
         * @param maxSkipped the largest number of files, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder optMaxSkipped(int maxSkipped) {
            if (maxSkipped < 0) {
                throw new IllegalArgumentException(
                        "The number of files that may be skipped must be at least 0, not "
                                + maxSkipped);
            }
            this.maxSkipped = maxSkipped;
            return this;
        }

        /**
         * Sets what the folders of {@link #buildDataset()} are called. By default train and test.
         *
         * @param train the folder of the training images
         * @param test the folder of the test images
         * @return this builder
         */
        public Builder optSplits(String train, String test) {
            this.trainFolder = Objects.requireNonNull(train, "train");
            this.testFolder = Objects.requireNonNull(test, "test");
            return this;
        }

        /**
         * {@return the images of the folder}
         *
         * @throws IllegalArgumentException if no path was set
         * @throws DatasetException if there is no such folder, it has no class folders, a class has
         *     no readable image, or too many files had to be left out
         * @throws IOException if a folder cannot be listed
         */
        public ImageFolder build() throws IOException {
            checkPath();
            FolderListing listing = listing(path);
            return reader().read(setName(), listing, listing.classNames());
        }

        /**
         * {@return the images of the folders train and test, each an {@link ImageFolder}; the
         * classes are those of both}
         *
         * @throws IllegalArgumentException if no path was set
         * @throws DatasetException if there is no such folder, one has no class folders, a class
         *     has no readable image, or too many files had to be left out
         * @throws IOException if a folder cannot be listed
         */
        public Dataset buildDataset() throws IOException {
            checkPath();
            FolderListing train = listing(path.resolve(trainFolder));
            FolderListing test = listing(path.resolve(testFolder));
            List<String> allNames =
                    Stream.of(train, test)
                            .flatMap(listing -> listing.classNames().stream())
                            .distinct()
                            .sorted()
                            .toList();
            return new Dataset(
                    setName(),
                    reader().read(setName() + "/train", train, allNames),
                    reader().read(setName() + "/test", test, allNames));
        }

        private FolderListing listing(Path folder) throws IOException {
            return oneClass == null
                    ? FolderListing.of(folder, classNames)
                    : FolderListing.ofOneClass(folder, oneClass);
        }

        private FolderReader reader() {
            return new FolderReader(loadOptions, maxSkipped);
        }

        private String setName() {
            return name != null
                    ? name
                    : String.valueOf(path.toAbsolutePath().normalize().getFileName());
        }

        private void checkPath() {
            if (path == null) {
                throw new IllegalArgumentException(
                        "Set the path of the folder that holds the images: setPath(...)");
            }
        }
    }
}
