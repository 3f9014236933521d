// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.LazyImages;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.data.formats.internal.Box;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Images in files, or parts of them, each decoded whenever it is asked for. */
final class FileImages extends LazyImages {

    private final List<String> classNames;
    private final List<Item> items;
    private final LoadOptions options;

    /** An image file, and the part of it that counts; null for the whole. */
    record Item(Path file, Box box, int label) {}

    FileImages(String name, List<String> classNames, List<Item> items, LoadOptions options) {
        super(name, items.size());
        this.classNames = List.copyOf(classNames);
        this.items = List.copyOf(items);
        this.options = options;
    }

    @Override
    protected RgbImage read(int index) throws IOException {
        Item item = items.get(index);
        RgbImage image = options.decoder().decode(item.file());
        RgbImage part = item.box() == null ? image : item.box().cutFrom(image, item.file());
        return options.size() == 0 ? part : Resampling.square(part, options.size());
    }

    @Override
    public int label(int index) {
        return items.get(index).label();
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }
}
