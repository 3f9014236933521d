// SPDX-License-Identifier: Apache-2.0

/**
 * Weights from and to PyTorch, as safetensors: {@link io.github.oecl.model.weights.WeightsFile}
 * writes a model under torchvision's names, and {@link io.github.oecl.model.weights.WeightsReader}
 * reads that, the state dicts of the authors' code and those of CSI. Nothing of a file is believed
 * before it is checked, and pickles, which can run code, are not read.
 */
package io.github.oecl.model.weights;
