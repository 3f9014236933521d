// SPDX-License-Identifier: Apache-2.0

/**
 * An RGB image as a value: 8 bits a channel, height x width x channel. Decoding of image files with
 * limits on their size, encoding, and resampling. Knows nothing of data sets or of networks.
 */
package io.github.oecl.image;
