// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class EngineStartTest {

    /** Starts the engine, as any program does that has this library as a jar. */
    static final class Child {

        private Child() {}

        public static void main(String... arguments) {
            System.out.println(EngineStart.engine().getEngineName());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void openMpWaitsAsWeSay() throws Exception {
        assertEquals(EngineStart.COUNT, spins(Map.of()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aUsersOwnWayStays() throws Exception {
        assertEquals("7", spins(Map.of(EngineStart.SPINS, "7")));
        assertEquals("0", spins(Map.of(EngineStart.POLICY, "passive")));
    }

    @Test
    void otherSystemsAreLeftAlone() {
        assertTrue(EngineStart.isOurs("Linux", Map.of()));
        assertFalse(EngineStart.isOurs("Windows 11", Map.of()));
    }

    /** Returns the rounds of spinning that OpenMP itself says it took. */
    private static String spins(Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName())
                        .redirectErrorStream(true);
        Map<String, String> inherited = builder.environment();
        inherited.keySet().removeAll(Set.of(EngineStart.SPINS, EngineStart.POLICY));
        inherited.putAll(environment);
        inherited.put("OMP_DISPLAY_ENV", "verbose");
        Process child = builder.start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), said);
        return Pattern.compile("GOMP_SPINCOUNT = '(\\d+)'")
                .matcher(said)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(said))
                .group(1);
    }
}
