// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

/**
 * What a layer computes, element by element and in float64, as the definition of a convolution says
 * it. Arrays are addressed in the order of their memory, which has the channels last. A linear
 * layer is a convolution of single pixels.
 */
final class Reference {

    private final LayerShape layer;
    private final Pattern input;
    private final Pattern weight;
    private final Pattern bias;
    private final Pattern gradient;

    /** Takes what the arrays are filled with; the gradient is that of the output. */
    Reference(LayerShape layer, Pattern input, Pattern weight, Pattern bias, Pattern gradient) {
        this.layer = layer;
        this.input = input;
        this.weight = weight;
        this.bias = bias;
        this.gradient = gradient;
    }

    /** Returns an element of the output without the bias. */
    Sum output(int row, int y, int x, int channel) {
        Sum sum = new Sum();
        for (int ky = 0; ky < layer.kernel(); ky++) {
            int inY = y * layer.stride() - layer.padding() + ky;
            for (int kx = 0; kx < layer.kernel(); kx++) {
                int inX = x * layer.stride() - layer.padding() + kx;
                if (inY >= 0 && inY < layer.height() && inX >= 0 && inX < layer.width()) {
                    long in = inputPlace(row, inY, inX, 0);
                    long from = weightPlace(channel, ky, kx, 0);
                    for (int c = 0; c < layer.inputs(); c++) {
                        sum.add(input.at(in + c) * weight.at(from + c));
                    }
                }
            }
        }
        return sum;
    }

    /** Returns an element of the output with the bias. */
    Sum outputWithBias(int row, int y, int x, int channel) {
        Sum sum = output(row, y, x, channel);
        sum.add(bias.at(channel));
        return sum;
    }

    /** Returns an element of the input's gradient. */
    Sum inputGradient(int row, int y, int x, int channel) {
        Sum sum = new Sum();
        for (int ky = 0; ky < layer.kernel(); ky++) {
            int outY = place(y, ky, layer.outputHeight());
            for (int kx = 0; kx < layer.kernel() && outY >= 0; kx++) {
                int outX = place(x, kx, layer.outputWidth());
                for (int o = 0; o < layer.outputs() && outX >= 0; o++) {
                    sum.add(
                            gradient.at(outputPlace(row, outY, outX, o))
                                    * weight.at(weightPlace(o, ky, kx, channel)));
                }
            }
        }
        return sum;
    }

    /** Returns an element of the weight's gradient, a sum over the whole batch. */
    Sum weightGradient(int output, int ky, int kx, int channel) {
        Sum sum = new Sum();
        for (int row = 0; row < layer.rows(); row++) {
            for (int y = 0; y < layer.outputHeight(); y++) {
                int inY = y * layer.stride() - layer.padding() + ky;
                if (inY >= 0 && inY < layer.height()) {
                    addLine(sum, row, y, inY, kx, output, channel);
                }
            }
        }
        return sum;
    }

    private void addLine(Sum sum, int row, int y, int inY, int kx, int output, int channel) {
        for (int x = 0; x < layer.outputWidth(); x++) {
            int inX = x * layer.stride() - layer.padding() + kx;
            if (inX >= 0 && inX < layer.width()) {
                sum.add(
                        gradient.at(outputPlace(row, y, x, output))
                                * input.at(inputPlace(row, inY, inX, channel)));
            }
        }
    }

    /** Returns the pixel of the output that sees this one at a place of the kernel, or -1. */
    private int place(int pixel, int kernel, int outputs) {
        int shifted = pixel + layer.padding() - kernel;
        boolean seen = shifted >= 0 && shifted % layer.stride() == 0;
        return seen && shifted / layer.stride() < outputs ? shifted / layer.stride() : -1;
    }

    long inputPlace(int row, int y, int x, int channel) {
        return (((long) row * layer.height() + y) * layer.width() + x) * layer.inputs() + channel;
    }

    long outputPlace(int row, int y, int x, int channel) {
        return (((long) row * layer.outputHeight() + y) * layer.outputWidth() + x) * layer.outputs()
                + channel;
    }

    long weightPlace(int output, int ky, int kx, int input) {
        return (((long) output * layer.kernel() + ky) * layer.kernel() + kx) * layer.inputs()
                + input;
    }
}
