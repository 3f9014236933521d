// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import io.github.oecl.io.internal.Checksum;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.model.internal.Numerics;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that an outcome depends on, by name. An outcome is kept under it, and holds until any of it
 * changes.
 *
 * @param facts their values
 */
record CheckKey(SortedMap<String, String> facts) {

    /** To be raised when the check itself changes, or how training lays out its arrays. */
    private static final String METHOD = "2";

    private static final int NAME_LENGTH = 24;

    private static final String ONE_DNN = "oneDNN";

    /** The variables by which one chooses other kernels or another engine. */
    private static final List<String> VARIABLES =
            List.of(
                    InstructionSet.VARIABLE,
                    "DNNL_MAX_CPU_ISA",
                    "ONEDNN_CPU_ISA_HINTS",
                    "ONEDNN_DEFAULT_FPMATH_MODE",
                    "PYTORCH_LIBRARY_PATH",
                    "PYTORCH_VERSION",
                    "PYTORCH_FLAVOR");

    CheckKey {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    static CheckKey of(
            Processor processor,
            int threads,
            Passes passes,
            List<LayerShape> layers,
            Map<String, String> environment) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("method", METHOD);
        facts.put("numerics", Numerics.VERSION);
        facts.put("processor", processor.model());
        facts.put(ONE_DNN, processor.oneDnn());
        facts.put("ATen", processor.aten());
        facts.put("BLAS", processor.blas());
        facts.put("engine", ComputeDevice.engine());
        facts.put("threads", Integer.toString(threads));
        facts.put("passes", passes.name());
        facts.put("layers", layers.stream().map(LayerShape::line).collect(Collectors.joining(",")));
        for (String variable : VARIABLES) {
            if (environment.containsKey(variable)) {
                facts.put(variable, environment.get(variable));
            }
        }
        return new CheckKey(facts);
    }

    /** Returns the key of the same layers under a limit below the present one. */
    CheckKey limitedTo(String limit) {
        SortedMap<String, String> changed = new TreeMap<>(facts);
        changed.put(InstructionSet.VARIABLE, limit);
        changed.put(ONE_DNN, limit);
        return new CheckKey(changed);
    }

    /** Returns a name for a file. */
    String name() {
        StringBuilder text = new StringBuilder();
        facts.forEach((fact, value) -> text.append(fact).append('=').append(value).append('\n'));
        byte[] digest = Checksum.sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
    }
}
