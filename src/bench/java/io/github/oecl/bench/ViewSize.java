// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.data.ImageSet;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.IOException;
import java.nio.file.Path;

/** The sizes of views that are measured, and the images that they are made of. */
enum ViewSize {
    SMALL(32, "normal.bin", 32, 32, 0, 8_000),
    MIDDLE(64, "middle.bin", 64, 64, 0, 3_000),
    LARGE(224, "large.bin", BenchData.LARGE_WIDTH, BenchData.LARGE_HEIGHT, 256, 120);

    private final int size;
    private final String file;
    private final int width;
    private final int height;
    private final int shortSide;
    private final int rounds;

    ViewSize(int size, String file, int width, int height, int shortSide, int rounds) {
        this.size = size;
        this.file = file;
        this.width = width;
        this.height = height;
        this.shortSide = shortSide;
        this.rounds = rounds;
    }

    String[] words() {
        return new String[] {
            "size=" + size, "short=" + shortSide, "image=" + width + "x" + height, "file=" + file
        };
    }

    /** The pixels of an image. */
    int pixels() {
        return width * height;
    }

    /** The pixels of a view. */
    int viewPixels() {
        return size * size;
    }

    /** A few seconds of the slower one. */
    int rounds() {
        return rounds;
    }

    int warmUp() {
        return 3 * rounds;
    }

    ImageSet images(Path folder) throws IOException {
        return BenchData.read(folder.resolve(file), width, height);
    }

    SimclrAugmentation augmentation() {
        SimclrAugmentation.Builder builder = SimclrAugmentation.builder().setSize(size);
        return (shortSide == 0 ? builder : builder.optShortSide(shortSide)).build();
    }

    static ViewSize of(int size) {
        for (ViewSize value : values()) {
            if (value.size == size) {
                return value;
            }
        }
        throw new IllegalArgumentException("There is no size " + size);
    }
}
