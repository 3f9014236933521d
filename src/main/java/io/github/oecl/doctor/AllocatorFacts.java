// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import java.util.List;
import java.util.Map;

/**
 * How the C library hands out memory.
 *
 * @param system the operating system
 * @param environment its variables
 */
record AllocatorFacts(String system, Map<String, String> environment) {

    private static final List<String> VARIABLES =
            List.of(
                    "MALLOC_ARENA_MAX",
                    "MALLOC_MMAP_THRESHOLD_",
                    "MALLOC_TRIM_THRESHOLD_",
                    "MALLOC_TOP_PAD_");

    static AllocatorFacts here(Map<String, String> environment) {
        return new AllocatorFacts(System.getProperty("os.name"), environment);
    }

    Finding finding() {
        if (!system.equals("Linux")) {
            return Finding.good("Allocator", "that of " + system + ", which needs no settings");
        }
        List<String> missing =
                VARIABLES.stream().filter(name -> !environment.containsKey(name)).toList();
        if (missing.isEmpty()) {
            return Finding.good("Allocator", "its " + VARIABLES.size() + " settings are there");
        }
        return Finding.note(
                "Allocator",
                "not set: " + String.join(", ", missing) + "; trainings can be much slower",
                "start by environment/oecl or environment/run.sh, or set what"
                        + " environment/jvm-env.sh sets");
    }
}
