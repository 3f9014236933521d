// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.internal.Csi;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Shift;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    /** A user's, as it may be: settings in fields, some that change and some that hold on. */
    private static class Own implements Augmentation {
        final double strength;
        final int[] sizes;
        final Map<String, Own> parts = new HashMap<>();
        transient int calls;
        Own around;

        Own(double strength, int... sizes) {
            this.strength = strength;
            this.sizes = sizes;
        }

        @Override
        public RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random) {
            calls++;
            return image;
        }

        @Override
        public int size() {
            return 8;
        }
    }

    @Test
    void fieldsAreSettings() {
        Own own = new Own(0.3, 1, 2);
        own.parts.put("inner", new Own(0.7));
        Map<String, String> settings = Fingerprint.of("own", own);
        assertEquals("Own", settings.get("own"));
        assertEquals("0.3", settings.get("own.strength"));
        assertEquals("[1, 2]", settings.get("own.sizes"));
        assertTrue(settings.get("own.parts").contains("0.7"), settings.toString());
        assertEquals("null", settings.get("own.around"));
        assertFalse(settings.containsKey("own.calls"), settings.toString());
    }

    @Test
    void objectsThatHoldEachOtherComeToAnEnd() {
        Own first = new Own(1);
        Own second = new Own(2);
        first.around = second;
        second.around = first;
        assertEquals(Fingerprint.of("own", first), Fingerprint.of("own", first));
    }

    @Test
    void whatIsLongIsADigest() {
        Map<String, String> long1 = Fingerprint.of("own", new Own(1, new int[10_000]));
        assertTrue(long1.get("own.sizes").startsWith("SHA-256 "), long1.toString());
    }

    @Test
    void theOrderOfASetSaysNothing() {
        assertEquals("[a, b, c]", Fingerprint.of("set", Set.of("c", "a", "b")).get("set"));
        assertEquals("[c, a]", Fingerprint.of("list", List.of("c", "a")).get("list"));
    }

    /** Of an anonymous class and a lambda counts what they captured, not where they stand. */
    @Test
    void functionsAreWhatTheyCaptured() {
        assertEquals(scaled(0.5), scaled(0.5));
        assertNotEquals(scaled(0.5), scaled(0.6));
        assertEquals(anonymous(3), anonymous(3));
        assertNotEquals(anonymous(3), anonymous(4));
    }

    @Test
    void noAddressAndNoPassingNameIsInIt() {
        AlphaSchedule alpha = AlphaSchedule.afterEpochs(1, 1);
        for (Shift shift : Shift.all()) {
            String text =
                    Fingerprint.of("objective", Objective.selfOecl(shift, 0.5, alpha)).toString()
                            + Fingerprint.of("objective", new Csi(shift, 0.5))
                            + Fingerprint.of("object", new Object())
                            + anonymous(1);
            assertFalse(text.matches("(?s).*(@[0-9a-f]+|Lambda|/0x).*"), text);
        }
    }

    private Map<String, String> scaled(double factor) {
        Shift.Operation operation =
                (image, random) -> factor > 0.1 && hashCode() > 0 ? image : null;
        return Fingerprint.of("shift", Shift.of("scaled", operation));
    }

    private Map<String, String> anonymous(int size) {
        return Fingerprint.of(
                "augmentation",
                new Augmentation() {
                    @Override
                    public RgbImage apply(
                            RgbImage image, Shift.Transformation shift, RandomGenerator random) {
                        return image;
                    }

                    @Override
                    public int size() {
                        return size;
                    }
                });
    }
}
