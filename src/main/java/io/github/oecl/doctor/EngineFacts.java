// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.check.internal.EngineCheck;
import io.github.oecl.model.engine.internal.Processor;
import java.util.Map;

/**
 * The engine and the instructions that it uses.
 *
 * @param engine and its version
 * @param processor and its instruction sets
 * @param limit on them that the environment sets, or null
 */
record EngineFacts(String engine, Processor processor, String limit) {

    /** Starts the engine; fails if it cannot be started. */
    static EngineFacts here(Map<String, String> environment) {
        return new EngineFacts(
                ComputeDevice.engine(), Processor.current(), environment.get(EngineCheck.LIMIT));
    }

    /** Says why the engine did not start, which the last cause tells best. */
    static Finding failed(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Finding.wrong(
                "Engine",
                "it does not start: " + cause,
                "build again with a network (mvn -DskipTests package), or see"
                        + " environment/README.md on machines without one");
    }

    Finding finding() {
        String limited = limit == null ? "" : ", limited by " + EngineCheck.LIMIT + "=" + limit;
        return Finding.good(
                "Engine",
                "%s on %s; oneDNN %s%s, ATen %s, %s"
                        .formatted(
                                engine,
                                processor.model().split(",", 2)[0],
                                processor.oneDnn(),
                                limited,
                                processor.aten(),
                                processor.blas()));
    }
}
