// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Images held in memory. */
final class ImagesInMemory extends NamedImages {

    private final List<String> classNames;
    private final List<RgbImage> images;
    private final int[] labels;

    ImagesInMemory(String name, List<String> classNames, List<RgbImage> images, int[] labels) {
        super(name);
        this.classNames = List.copyOf(classNames);
        this.images = List.copyOf(images);
        this.labels = labels.clone();
        checkClasses();
        checkLabels();
    }

    private void checkClasses() {
        if (new HashSet<>(classNames).size() < classNames.size()) {
            throw new IllegalArgumentException(
                    name() + ": the classes need different names, not " + classNames);
        }
    }

    private void checkLabels() {
        if (labels.length != images.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d images need as many labels, not %d",
                            name(),
                            images.size(),
                            labels.length));
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classNames.size()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s: image %d has label %d, but the %d classes are numbered from 0",
                                name(),
                                i,
                                labels[i],
                                classNames.size()));
            }
        }
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public RgbImage image(int index) {
        return images.get(index);
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }
}
