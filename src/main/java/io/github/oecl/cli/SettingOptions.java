// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Settings of a run by their names: a few have an option of their own. */
final class SettingOptions {

    @Option(names = "--temperature", paramLabel = "TAU", description = "of NT-Xent")
    private Double temperature;

    @Option(names = "--alpha", description = "the weight of OECL's outlier term")
    private Double alpha;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "at the start")
    private Double learningRate;

    @Option(names = "--batch", paramLabel = "N", description = "normal images in a batch")
    private Integer batch;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description =
                    "float32, or bf16: faster on a processor that has it, and an experiment, as"
                            + " nobody has shown that detection is as good (default: OECL_PRECISION"
                            + " for a recipe or a detector, else float32)")
    private String precision;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "any other setting by its path in a result's config, such as"
                            + " training.momentum=0.5 or method.neighbours=10; can be repeated")
    private Map<String, String> others = new LinkedHashMap<>();

    /** {@return the values that were given, by the paths of their settings} */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("method.temperature", temperature);
        values.put("method.alpha.alpha", alpha);
        values.put("training.learningRate", learningRate);
        values.put("training.batch", batch);
        values.put("training.precision", precision);
        values.values().removeIf(value -> value == null);
        values.putAll(others);
        return values;
    }
}
