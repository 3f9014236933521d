// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SettingsTest {

    private enum Colour {
        DARK_RED,
        GREEN
    }

    private record Part(double rate, Integer count, Colour colour) {

        Part {
            if (rate < 0) {
                throw new IllegalArgumentException("rate must be at least 0");
            }
        }
    }

    private record Whole(String name, boolean on, long seed, List<String> words, Part part) {}

    private static final Whole WHOLE =
            new Whole("a", true, 1, List.of("x"), new Part(0.5, null, Colour.GREEN));

    @Test
    void findsSettingsByTheirPaths() {
        assertEquals(List.of("name", "on", "seed", "words", "part"), Settings.names(WHOLE));
        assertEquals(Optional.of(0.5), Settings.find(WHOLE, "part.rate"));
        assertEquals(Optional.empty(), Settings.find(WHOLE, "part.count"));
        assertEquals(Optional.empty(), Settings.find(WHOLE, "part.rate.more"));
        assertEquals(Optional.empty(), Settings.find(WHOLE, "nothing"));
    }

    @Test
    void readsValuesAsTheTypeOfTheSetting() {
        Whole changed = Settings.with(WHOLE, "part.rate", "0.25");
        changed = Settings.with(changed, "part.count", 3L);
        changed = Settings.with(changed, "part.colour", "dark-red");
        changed = Settings.with(changed, "on", "false");
        changed = Settings.with(changed, "seed", 7);
        changed = Settings.with(changed, "words", "y+z");
        changed = Settings.with(changed, "name", "b");
        assertEquals(
                new Whole("b", false, 7, List.of("y", "z"), new Part(0.25, 3, Colour.DARK_RED)),
                changed);
        Part without = Settings.with(changed.part(), "count", null);
        assertEquals(new Part(0.25, null, Colour.DARK_RED), without);
    }

    @Test
    void refusesWhatIsNot() {
        refuses("there are [rate, count, colour]", () -> Settings.with(WHOLE, "part.speed", 1));
        refuses("rate is 'fast'; it must be a number", () -> change("part.rate", "fast"));
        refuses("it must be one of dark-red, green", () -> change("part.colour", "blue"));
        refuses("count cannot be 3000000000", () -> change("part.count", 3_000_000_000L));
        refuses("rate must be at least 0", () -> change("part.rate", -1));
        refuses("name has no settings of its own", () -> change("name.more", 1));
        refuses("is no record", () -> Settings.names("text"));
    }

    private static Whole change(String path, Object value) {
        return Settings.with(WHOLE, path, value);
    }

    private static void refuses(String said, Executable what) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        assertTrue(message.contains(said), message);
    }

    @Test
    void sharesWhatHasTheSameNameAndType() {
        record Other(double rate, String count) {}
        Part shared = Settings.sharing(WHOLE.part(), new Other(2, "many"));
        assertEquals(new Part(2, null, Colour.GREEN), shared);
    }
}
