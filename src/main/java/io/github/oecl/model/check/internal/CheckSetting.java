// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import java.util.Locale;

/** What the user wants of the check. */
enum CheckSetting {
    /** It is made, and an engine that fails it is refused. */
    ON,
    /** It is made, and an engine that fails it is used all the same, with a warning. */
    WARN,
    /** It is not made. */
    OFF;

    static final String VARIABLE = "OECL_ENGINE_CHECK";

    static CheckSetting fromEnvironment() {
        return of(System.getenv(VARIABLE));
    }

    static CheckSetting of(String value) {
        String text = value == null ? "" : value.strip().toUpperCase(Locale.ROOT);
        return switch (text) {
            case "", "ON" -> ON;
            case "WARN" -> WARN;
            case "OFF" -> OFF;
            default ->
                    throw new IllegalArgumentException(
                            VARIABLE + " is \"" + value + "\"; it must be on, warn or off");
        };
    }
}
