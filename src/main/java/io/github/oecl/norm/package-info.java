// SPDX-License-Identifier: Apache-2.0

/**
 * The norm of contrastive features, and why it separates normal images from others. {@link
 * io.github.oecl.norm.NormStatistics} describes the features of many views of an image, {@link
 * io.github.oecl.norm.NormTrajectory} follows them over a training, {@link
 * io.github.oecl.norm.Lemma} is our reading of the paper's Lemma 1, and {@link
 * io.github.oecl.norm.FreeFeature} illustrates why a norm may grow. The mathematics here knows
 * nothing of networks: plain arrays in, plain arrays out.
 */
package io.github.oecl.norm;
