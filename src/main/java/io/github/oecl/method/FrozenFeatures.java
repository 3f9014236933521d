// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;

/** What a method that trains nothing compares images by. */
enum FrozenFeatures {
    /** The pooled features of the backbone, averaged over the views of an image. */
    BACKBONE {
        @Override
        Rows of(ViewProjections views, ImageSet images) {
            float[] backbone = ImageFeatures.of(views, images).backbone();
            return new Rows(backbone, backbone.length / images.size());
        }
    },
    /** The projections, averaged over the views of an image. */
    PROJECTION {
        @Override
        Rows of(ViewProjections views, ImageSet images) {
            return new Rows(ImageFeatures.of(views, images).projections(), views.dimension());
        }
    },
    /** The pixels of the image itself, brought to 16 x 16, in [0, 1]: no network has a part. */
    PIXELS {
        @Override
        Rows of(ViewProjections views, ImageSet images) {
            int dimension = SIDE * SIDE * RgbImage.CHANNELS;
            float[] values = new float[images.size() * dimension];
            for (int image = 0; image < images.size(); image++) {
                byte[] pixels = Resampling.square(images.image(image), SIDE).toBytes();
                for (int i = 0; i < dimension; i++) {
                    values[image * dimension + i] = (pixels[i] & 0xFF) / WHITE;
                }
            }
            return new Rows(values, dimension);
        }
    };

    private static final int SIDE = 16;
    private static final float WHITE = 255;

    /** Vectors of images, row-major. */
    record Rows(float[] values, int dimension) {

        /** Returns the same vectors with length 1; a zero one stays. */
        Rows normalised() {
            float[] unit = new float[values.length];
            for (int row = 0; row < values.length; row += dimension) {
                double square = 0;
                for (int i = row; i < row + dimension; i++) {
                    square += (double) values[i] * values[i];
                }
                double norm = Math.sqrt(square);
                for (int i = row; i < row + dimension; i++) {
                    unit[i] = norm == 0 ? 0 : (float) (values[i] / norm);
                }
            }
            return new Rows(unit, dimension);
        }
    }

    abstract Rows of(ViewProjections views, ImageSet images);
}
