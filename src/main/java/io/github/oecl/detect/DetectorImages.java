// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Where a detector's images come from, a folder or a set, and how they are brought to a size. */
interface DetectorImages {

    /** Returns squares of a size, and adds the files that could not be read to a list. */
    ImageSet read(int size, List<ImageFolder.Skipped> skipped) throws IOException;

    /** What to call them in a message. */
    String source();

    static DetectorImages in(Path folder, String className) {
        return new Folder(folder, className);
    }

    static DetectorImages of(ImageSet images) {
        return new Given(images);
    }

    /** Says where an image is, for a message. */
    static String place(ImageSet images, int index) {
        return images instanceof ImageFolder folder
                ? folder.files().get(index).toString()
                : "image " + index + " of " + images.name();
    }

    /** The files of a folder, at any depth. */
    record Folder(Path folder, String className) implements DetectorImages {

        @Override
        public ImageSet read(int size, List<ImageFolder.Skipped> skipped) throws IOException {
            ImageFolder images =
                    ImageFolder.builder()
                            .setPath(folder)
                            .optOneClass(className)
                            .optSize(size)
                            .optMaxSkipped(Integer.MAX_VALUE)
                            .build();
            skipped.addAll(images.skipped());
            return images;
        }

        @Override
        public String source() {
            return folder.toString();
        }
    }

    /** A set of any kind. */
    record Given(ImageSet images) implements DetectorImages {

        @Override
        public ImageSet read(int size, List<ImageFolder.Skipped> skipped) {
            List<RgbImage> squares =
                    IntStream.range(0, images.size())
                            .mapToObj(i -> Resampling.square(images.image(i), size))
                            .toList();
            int[] labels = IntStream.range(0, images.size()).map(images::label).toArray();
            return ImageSet.of(images.name(), images.classNames(), squares, labels);
        }

        @Override
        public String source() {
            return images.name();
        }
    }
}
