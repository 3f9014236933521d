// SPDX-License-Identifier: Apache-2.0

/**
 * A model as an ONNX graph, for inference outside this library: {@link
 * io.github.oecl.model.onnx.OnnxFile}.
 */
package io.github.oecl.model.onnx;
