// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import java.util.List;

/** How far the outliers of a run lie from its normal images. */
public enum OutlierDistance {
    /** Other classes of the same data set, as a recipe names them. */
    NEAR {
        @Override
        public DataConfig of(DataConfig data, Preset preset) {
            if (!data.dataset().equals(data.outliers())) {
                throw new IllegalArgumentException(
                        "the recipe names no classes of "
                                + data.dataset()
                                + " as outliers, but "
                                + data.outliers());
            }
            return data;
        }
    },

    /**
     * Images of another kind altogether: textures where the images are synthetic, and ImageNet's
     * photographs, in the folder oe-imagenet128, for cells, skin and aerial images.
     */
    FAR {
        @Override
        public DataConfig of(DataConfig data, Preset preset) {
            return data.withOutliers(source(data, preset), List.of());
        }
    };

    /** The folder of ImageNet's photographs under the root of the data. */
    static final String PHOTOGRAPHS = "imagefolder?path=oe-imagenet128";

    private static final String TEXTURES = "synthetic-textures";

    /**
     * Returns the same run's images with outliers of this kind.
     *
     * @param data the images
     * @param preset the size of the run
     * @return the images
     * @throws IllegalArgumentException if these images have no outliers of this kind
     */
    public abstract DataConfig of(DataConfig data, Preset preset);

    private static String source(DataConfig data, Preset preset) {
        String name = data.dataset();
        if (name.startsWith("synthetic-")) {
            return preset == Preset.SMOKE ? TEXTURES + "?train=16&test=2" : TEXTURES;
        }
        if (name.startsWith("cifar")) {
            throw new IllegalArgumentException(
                    "to " + name + " photographs are not far: they show the same things");
        }
        return preset == Preset.PAPER ? PHOTOGRAPHS + "&size=256" : PHOTOGRAPHS;
    }
}
