// SPDX-License-Identifier: Apache-2.0

/**
 * The norm of contrastive features, and why it grows. Statistics of the features of many views of
 * an image ({@link io.github.oecl.norm.NormStatistics}), block by block. The mathematics here knows
 * nothing of networks: plain arrays in, plain arrays out.
 */
package io.github.oecl.norm;
