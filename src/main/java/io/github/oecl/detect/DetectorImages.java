// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Where a detector's images come from, a folder or a set, and how they are brought to a size. */
interface DetectorImages {

    /** Returns squares of a size, files as a decoder reads them. */
    Squared read(int size, ImageDecoder decoder) throws IOException;

    /** What to call them in a message. */
    String name();

    /** The folder, if they are the files of one. */
    Optional<Path> folder();

    static DetectorImages in(Path folder, String className) {
        return new Folder(folder, className);
    }

    static DetectorImages of(ImageSet images) {
        return new Given(images);
    }

    /** An image as it was before it became a small square. */
    interface Original {

        /** Says where it is, for a message. */
        String name();

        RgbImage image() throws IOException;
    }

    /** Small squares, what they were before, and the files that could not be read. */
    record Squared(
            ImageSet images, IntFunction<Original> originals, List<ImageFolder.Skipped> skipped) {}

    /** The files of a folder, at any depth. */
    record Folder(Path path, String className) implements DetectorImages {

        @Override
        public Squared read(int size, ImageDecoder decoder) throws IOException {
            ImageFolder images =
                    ImageFolder.builder()
                            .setPath(path)
                            .optOneClass(className)
                            .optSize(size)
                            .optDecoder(decoder)
                            .optMaxSkipped(Integer.MAX_VALUE)
                            .build();
            return new Squared(
                    images, i -> new InFile(images.files().get(i), decoder), images.skipped());
        }

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.of(path);
        }
    }

    /** A set of any kind. */
    record Given(ImageSet images) implements DetectorImages {

        @Override
        public Squared read(int size, ImageDecoder decoder) {
            Squares squares = new Squares(images, size);
            List<RgbImage> kept =
                    IntStream.range(0, images.size()).mapToObj(squares::image).toList();
            int[] labels = IntStream.range(0, images.size()).map(images::label).toArray();
            return new Squared(
                    ImageSet.of(name(), images.classNames(), kept, labels),
                    i -> new InSet(images, i),
                    List.of());
        }

        @Override
        public String name() {
            return images.name();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }
    }

    /** An image of a folder. */
    record InFile(Path file, ImageDecoder decoder) implements Original {

        @Override
        public String name() {
            return FileNames.text(file);
        }

        @Override
        public RgbImage image() throws IOException {
            return decoder.decode(file);
        }
    }

    /** An image of a set. */
    record InSet(ImageSet images, int index) implements Original {

        @Override
        public String name() {
            return "image " + index + " of " + images.name();
        }

        @Override
        public RgbImage image() {
            return images.image(index);
        }
    }
}
