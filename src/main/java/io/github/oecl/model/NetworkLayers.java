// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import io.github.oecl.model.check.internal.LayerShape;
import io.github.oecl.model.internal.WithoutGradients;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The distinct convolutions and linear layers of a network, found by walking through its blocks. Of
 * a block of one's own those of a plain form are found, on images of the size that it was made for.
 */
public final class NetworkLayers {

    private final Set<LayerShape> layers = new LinkedHashSet<>();
    private final int rows;

    private NetworkLayers(int rows) {
        this.rows = rows;
    }

    /**
     * Lists the layers.
     *
     * @param model whose network it is
     * @param rows of a batch
     * @param size the side of an image in pixels
     * @return each shape once, in the order of the network
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    public static List<LayerShape> of(OeclModel model, int rows, int size) {
        NetworkLayers walk = new NetworkLayers(rows);
        try (WithoutGradients guard = new WithoutGradients()) {
            // A batch of one: asking a pooling layer for its output's shape makes it compute.
            Shape features = walk.backbone(model, size);
            walk.through(model.projection(), features);
            model.heads().values().forEach(head -> walk.through(head, features));
        }
        return List.copyOf(walk.layers);
    }

    private Shape backbone(OeclModel model, int size) {
        if (model.architecture().block() == null) {
            return through(model.backbone(), new Shape(1, 3, size, size));
        }
        OwnBlocks.leaves(model.backbone()).forEach(this::leaf);
        return new Shape(1, model.architecture().featureSize());
    }

    /**
     * How the parts of a block of one's own hang together is not known, but what each was given.
     */
    private void leaf(OwnBlocks.Leaf leaf) {
        Shape input = leaf.input();
        if (leaf.block() instanceof Conv2d convolution && isPlain(convolution)) {
            layers.add(convolution(convolution, input));
        } else if (leaf.block() instanceof Linear && input.dimension() == 2) {
            layers.add(linear(input, leaf.output(), rows));
        }
    }

    /** Square and without groups or dilation, as the probes of the engine are. */
    private static boolean isPlain(Conv2d layer) {
        return layer.getGroups() == 1
                && layer.getDilation().equals(new Shape(1, 1))
                && isSquare(layer.getKernelShape())
                && isSquare(layer.getStride())
                && isSquare(layer.getPadding());
    }

    private static boolean isSquare(Shape shape) {
        return shape.get(0) == shape.get(1);
    }

    private Shape through(Block block, Shape input) {
        if (block instanceof SequentialBlock chain) {
            Shape current = input;
            for (Block child : chain.getChildren().values()) {
                current = through(child, current);
            }
            return current;
        }
        if (block instanceof ResidualBlock residual) {
            residual.shortcut().ifPresent(shortcut -> through(shortcut, input));
            return through(residual.main(), input);
        }
        Shape output = block.getOutputShapes(new Shape[] {input})[0];
        if (block instanceof Conv2d convolution) {
            layers.add(convolution(convolution, input));
        } else if (block instanceof Linear) {
            layers.add(linear(input, output, rows));
        } else if (block instanceof PixelwiseLinear) {
            int pixels = (int) (input.get(2) * input.get(3));
            layers.add(linear(input, output, rows * pixels));
        }
        return output;
    }

    /** The library's convolutions are square, without groups or dilation. */
    private LayerShape convolution(Conv2d layer, Shape input) {
        return new LayerShape(
                false,
                (int) input.get(1),
                layer.getFilters(),
                (int) layer.getKernelShape().get(0),
                (int) layer.getStride().get(0),
                (int) layer.getPadding().get(0),
                rows,
                (int) input.get(2),
                (int) input.get(3),
                !layers.isEmpty());
    }

    private static LayerShape linear(Shape input, Shape output, int rows) {
        int inputs = (int) input.get(1);
        return new LayerShape(true, inputs, (int) output.get(1), 1, 1, 0, rows, 1, 1, true);
    }
}
