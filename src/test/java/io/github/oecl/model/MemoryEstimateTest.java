// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The estimate beside the peaks that the benchmark measured. */
class MemoryEstimateTest {

    private static final double MEGABYTE = 1 << 20;

    /** The Java machine and the engine before the first step. */
    private static final double BASE_MB = 280;

    @Test
    void measuredPeaksAreWithinAFifth() throws IOException {
        List<JsonObject> trainings = new ArrayList<>(trainings("pipeline"));
        trainings.addAll(trainings("growth"));
        assertTrue(trainings.size() > 10, trainings.size() + " measured trainings");
        for (JsonObject training : trainings) {
            double peak = training.getAsJsonObject("peak").get("own").getAsDouble();
            double estimate = BASE_MB + estimateMb(settings(training));
            assertEquals(peak, estimate, 0.2 * peak, training.get("settings").getAsString());
        }
    }

    private static List<JsonObject> trainings(String part) throws IOException {
        Path file = Path.of("src", "bench", "results", part + ".json");
        return JsonParser.parseString(Files.readString(file))
                .getAsJsonObject()
                .getAsJsonArray("measurements")
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .filter(measurement -> measurement.get("form").getAsString().equals("ours"))
                .filter(measurement -> settings(measurement).containsKey("batch"))
                .toList();
    }

    private static Map<String, String> settings(JsonObject measurement) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : measurement.get("settings").getAsString().split(", ")) {
            String[] pair = setting.split("=");
            settings.put(pair[0], pair[1]);
        }
        return settings;
    }

    private static double estimateMb(Map<String, String> settings) {
        Architecture resnet =
                OeclModel.builder()
                        .setBackbone(Backbone.RESNET18_CIFAR)
                        .optWidth(Integer.parseInt(settings.getOrDefault("width", "64")))
                        .architecture();
        long rows = 4 * Long.parseLong(settings.get("batch"));
        int size = Integer.parseInt(settings.getOrDefault("size", "32"));
        return MemoryEstimate.ofStep(resnet, rows, size) / MEGABYTE;
    }

    /**
     * Counted by hand: 5 convolutions of 65,536 numbers at the full size, and half of it thrice.
     */
    @Test
    void theEstimateCountsActivationsAndWeights() {
        Architecture resnet =
                OeclModel.builder().setBackbone(Backbone.RESNET18_CIFAR).architecture();
        double activations = 2.0 * 5 * (65_536 + 32_768 + 16_384 + 8_192) * 4;
        double none = MemoryEstimate.ofStep(resnet, 0, 32);
        double step = MemoryEstimate.ofStep(resnet, 128, 32);
        assertEquals(128 * activations * 2.25, step - none, 1);
        assertEquals(11.5e6 * 4 * 3, none, 2e6, "about 11.5 million weights");
    }
}
