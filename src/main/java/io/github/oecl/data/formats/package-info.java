// SPDX-License-Identifier: Apache-2.0

/**
 * Readers of images in files: the official layouts of public data sets ({@link
 * io.github.oecl.data.formats.Cifar}, {@link io.github.oecl.data.formats.ImageNet}, {@link
 * io.github.oecl.data.formats.RaabinWbc}, {@link io.github.oecl.data.formats.Dior}, {@link
 * io.github.oecl.data.formats.Ham10000}, {@link io.github.oecl.data.formats.TinyImages}), and any
 * folder of images by class ({@link io.github.oecl.data.formats.ImageFolder}). {@link
 * io.github.oecl.data.LoadOptions} says at which size, how many, and when images are decoded.
 */
package io.github.oecl.data.formats;
