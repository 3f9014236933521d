// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import java.util.random.RandomGenerator;

/** Draws from distributions that {@link RandomGenerator} has not, or not for empty ranges. */
final class RandomDraws {

    private RandomDraws() {}

    /** Returns a number from {@code from} to {@code to}, which may be equal. */
    static double uniform(double from, double to, RandomGenerator random) {
        return from + (to - from) * random.nextDouble();
    }

    /** Returns a number from {@code from} to {@code to} whose logarithm is uniform. */
    static double logUniform(double from, double to, RandomGenerator random) {
        return Math.exp(uniform(Math.log(from), Math.log(to), random));
    }

    /** Returns true with the given probability. */
    static boolean happens(double probability, RandomGenerator random) {
        return random.nextDouble() < probability;
    }

    /** Returns the numbers from 0 to {@code size} - 1 in random order. */
    static int[] permutation(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
