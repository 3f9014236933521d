// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

/**
 * A convolution or a linear layer and the batch that it computes: all that the engine chooses its
 * kernels by.
 *
 * @param linear whether it is a linear layer, which has kernel, stride, height and width 1
 * @param inputs channels
 * @param outputs channels
 * @param kernel the side of the kernel in pixels
 * @param stride in pixels
 * @param padding in pixels on each side
 * @param rows of the batch
 * @param height of the input in pixels
 * @param width of the input in pixels
 * @param inputGradient whether training computes the gradient of the input, which it does not for
 *     images
 */
public record LayerShape(
        boolean linear,
        int inputs,
        int outputs,
        int kernel,
        int stride,
        int padding,
        int rows,
        int height,
        int width,
        boolean inputGradient) {

    private static final int FIELDS = 10;

    /** {@return the height of the output in pixels} */
    public int outputHeight() {
        return (height + 2 * padding - kernel) / stride + 1;
    }

    /** {@return the width of the output in pixels} */
    public int outputWidth() {
        return (width + 2 * padding - kernel) / stride + 1;
    }

    /** {@return all fields on a line, for {@link #parse}} */
    public String line() {
        return String.join(
                " ",
                Boolean.toString(linear),
                Integer.toString(inputs),
                Integer.toString(outputs),
                Integer.toString(kernel),
                Integer.toString(stride),
                Integer.toString(padding),
                Integer.toString(rows),
                Integer.toString(height),
                Integer.toString(width),
                Boolean.toString(inputGradient));
    }

    /**
     * Reads a line.
     *
     * @param line of {@link #line}
     * @return the layer
     * @throws IllegalArgumentException if it is no such line
     */
    public static LayerShape parse(String line) {
        String[] fields = line.split(" ");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("Not a layer: \"" + line + "\"");
        }
        int[] numbers = new int[FIELDS];
        for (int i = 1; i < FIELDS - 1; i++) {
            numbers[i] = Integer.parseInt(fields[i]);
        }
        return new LayerShape(
                Boolean.parseBoolean(fields[0]),
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8],
                Boolean.parseBoolean(fields[FIELDS - 1]));
    }

    /** Returns the layer in words, for a message. */
    @Override
    public String toString() {
        String channels = "from " + inputs + " to " + outputs;
        return linear
                ? "the linear layer " + channels + " on " + rows + " rows"
                : "the %s x %s convolution %s channels, stride %s, on %s x %s x %s"
                        .formatted(kernel, kernel, channels, stride, rows, height, width);
    }
}
