// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The images of one set and then those of another. */
final class ImagesJoined extends NamedImages {

    private final ImageSet first;
    private final ImageSet second;
    private final List<String> classNames;
    private final int[] secondLabels;

    ImagesJoined(ImageSet first, ImageSet second) {
        super(first.name() + " + " + second.name());
        this.first = first;
        this.second = second;
        Set<String> names = new LinkedHashSet<>(first.classNames());
        names.addAll(second.classNames());
        this.classNames = List.copyOf(names);
        this.secondLabels = second.classNames().stream().mapToInt(classNames::indexOf).toArray();
    }

    @Override
    public int size() {
        return first.size() + second.size();
    }

    @Override
    public RgbImage image(int index) {
        return index < first.size() ? first.image(index) : second.image(index - first.size());
    }

    @Override
    protected int imageHash(int index) {
        return index < first.size()
                ? imageHash(first, index)
                : imageHash(second, index - first.size());
    }

    @Override
    public int label(int index) {
        return index < first.size()
                ? first.label(index)
                : secondLabels[second.label(index - first.size())];
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }
}
