// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import io.github.oecl.model.check.internal.LayerShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkLayersTest {

    @Test
    void everyLayerOfTheCompactNetworkIsFoundOnce() {
        List<String> expected =
                List.of(
                        "false 3 32 3 2 1 128 32 32 false",
                        "false 32 32 3 1 1 128 16 16 true",
                        "true 32 64 1 1 0 8192 1 1 true",
                        "false 32 64 3 2 1 128 16 16 true",
                        "false 64 64 3 1 1 128 8 8 true",
                        "true 64 128 1 1 0 2048 1 1 true",
                        "false 64 128 3 2 1 128 8 8 true",
                        "false 128 128 3 1 1 128 4 4 true",
                        "true 128 128 1 1 0 128 1 1 true",
                        "true 128 64 1 1 0 128 1 1 true",
                        "true 128 7 1 1 0 128 1 1 true");
        try (OeclModel model = model(Backbone.COMPACT, 32, Map.of("shift", 7))) {
            assertEquals(
                    expected,
                    NetworkLayers.of(model, 128, 32).stream().map(LayerShape::line).toList());
        }
    }

    /** The last convolution works on what stem, pool and stages have left of the image. */
    @Test
    void aPooledStemIsSeenThrough() {
        try (OeclModel model = model(Backbone.RESNET18_IMAGENET, 4, Map.of())) {
            List<LayerShape> layers = NetworkLayers.of(model, 16, 224);
            assertEquals("false 3 4 7 2 3 16 224 224 false", layers.get(0).line());
            assertEquals("false 4 4 3 1 1 16 56 56 true", layers.get(1).line());
            assertEquals("false 32 32 3 1 1 16 7 7 true", layers.get(10).line());
        }
    }

    @Test
    void aLineIsReadBack() {
        LayerShape layer = LayerShape.parse("false 3 4 7 2 3 16 224 223 false");
        assertEquals(layer, LayerShape.parse(layer.line()));
        assertEquals(112, layer.outputHeight());
        assertEquals(112, layer.outputWidth());
        assertThrows(IllegalArgumentException.class, () -> LayerShape.parse("false 3 4"));
    }

    private static OeclModel model(Backbone backbone, int width, Map<String, Integer> heads) {
        return OeclModel.builder()
                .setBackbone(backbone)
                .optWidth(width)
                .optHidden(backbone == Backbone.COMPACT ? 128 : 8)
                .optEmbedding(backbone == Backbone.COMPACT ? 64 : 8)
                .optHeads(heads)
                .optDevice(Device.cpu())
                .build();
    }
}
