// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.internal.Numerics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What computes in this process, by name: on it depends whether the results of another are
 * bit-identical.
 */
public final class Environment {

    /** The name of {@link Numerics#VERSION}. */
    public static final String NUMERICS = "numerics";

    /** The name of {@link ComputeDevice#threads}. */
    public static final String THREADS = "engine threads";

    private static final String OPEN_MP = "OMP_NUM_THREADS";

    private Environment() {}

    /**
     * Describes this process: library, numerics, engine, processor and threads. What cannot be
     * known is {@link Numerics#UNKNOWN}.
     *
     * @return the values by name, in the order of reading
     */
    public static Map<String, String> current() {
        Library library = Library.current();
        Processor processor = Processor.current();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("library", library.version());
        all.put("commit", library.commit());
        all.put("sources", library.sources());
        all.put(NUMERICS, Numerics.VERSION);
        all.put("engine", ComputeDevice.engine());
        all.put("processor", processor.model());
        all.put("ATen", processor.aten());
        all.put("oneDNN", processor.oneDnn());
        all.put("BLAS", processor.blas());
        all.put(THREADS, Integer.toString(ComputeDevice.threads()));
        all.put(OPEN_MP, openMpThreads());
        return Collections.unmodifiableMap(all);
    }

    /** {@return how many threads OpenMP is asked for, or that it is not asked} */
    public static String openMpThreads() {
        return System.getenv().getOrDefault(OPEN_MP, "not set");
    }
}
