// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

/** The first layers of a residual network, which set how soon an image is made smaller. */
public enum Stem {
    /** A 3 x 3 convolution of stride 1 and no pooling: ResNet for CIFAR, 32 x 32 images. */
    CIFAR(3, 1, false),
    /** A 3 x 3 convolution of stride 2: halves the image at once, for two cores. */
    STRIDED(3, 2, false),
    /** A 7 x 7 convolution of stride 2 and a max-pool: ResNet for ImageNet, 224 x 224 images. */
    IMAGENET(7, 2, true);

    private final int kernel;
    private final int stride;
    private final boolean maxPool;

    Stem(int kernel, int stride, boolean maxPool) {
        this.kernel = kernel;
        this.stride = stride;
        this.maxPool = maxPool;
    }

    /** {@return the side of the first convolution} */
    public int kernel() {
        return kernel;
    }

    /** {@return the stride of the first convolution} */
    public int stride() {
        return stride;
    }

    /** {@return whether a max-pool follows the first convolution} */
    public boolean maxPool() {
        return maxPool;
    }
}
