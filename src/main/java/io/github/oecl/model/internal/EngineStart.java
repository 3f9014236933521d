// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.internal;

import ai.djl.engine.Engine;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;

/**
 * The one way to the engine, so that its first use finds what it reads from the environment.
 *
 * <p>OpenMP's threads spin while they wait for each other, by default for so long that a thread
 * whose core went to another program holds up the rest, which then hold that core up in turn. Here
 * a waiting thread soon gives its core away. That changes no sum: only how it waits. A user's own
 * {@code GOMP_SPINCOUNT} or {@code OMP_WAIT_POLICY} stays, and so does OpenMP's default where
 * somebody else has started the engine before, as it reads them once a process.
 */
public final class EngineStart {

    static final String SPINS = "GOMP_SPINCOUNT";
    static final String POLICY = "OMP_WAIT_POLICY";

    /** Rounds of a waiting thread; src/bench/results/notes.md says what others cost. */
    static final String COUNT = "1000";

    static {
        if (isOurs(System.getProperty("os.name"), System.getenv())) {
            spinLess();
        }
    }

    private EngineStart() {}

    /** {@return the engine, which is started if it was not} */
    public static Engine engine() {
        return Engine.getInstance();
    }

    /** The C library's function; Java cannot change its own environment. */
    private interface LibC extends Library {
        int setenv(String name, String value, int overwrite);
    }

    static boolean isOurs(String system, Map<String, String> environment) {
        return system.equals("Linux")
                && !environment.containsKey(SPINS)
                && !environment.containsKey(POLICY);
    }

    private static void spinLess() {
        try {
            Native.load("c", LibC.class).setenv(SPINS, COUNT, 1);
        } catch (LinkageError e) {
            // A system without this C library; its threads wait as they always did.
            return;
        }
    }
}
