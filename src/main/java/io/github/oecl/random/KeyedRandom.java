// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.random;

import java.util.random.RandomGenerator;

/**
 * A random generator that is fixed by a key of any number of parts: the same parts give the same
 * sequence, and a change in any part gives an unrelated one. The sequence is SplitMix64's (Steele,
 * Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
 *
 * <p>An instance is cheap to make and belongs to one thread.
 */
public final class KeyedRandom implements RandomGenerator {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private KeyedRandom(long state) {
        this.state = state;
    }

    /**
     * Returns the generator of a key.
     *
     * @param key the parts of the key, in an order that the caller keeps to
     * @return a generator at the start of the key's sequence
     */
    public static KeyedRandom of(long... key) {
        long state = GOLDEN_GAMMA * (key.length + 1);
        for (long part : key) {
            state = mix(state + GOLDEN_GAMMA) ^ mix(part + GOLDEN_GAMMA);
        }
        return new KeyedRandom(mix(state));
    }

    /**
     * Returns a number for a name, so that a stream can be called "crop" rather than 17.
     *
     * @param name any text
     * @return the number, the same everywhere and always
     */
    public static long stream(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /**
     * Returns a random order of the numbers from 0 to {@code size} - 1 (Fisher and Yates).
     *
     * @param size how many numbers, at least 0
     * @return the order
     */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
