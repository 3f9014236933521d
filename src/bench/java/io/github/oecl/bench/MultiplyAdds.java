// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.bench.RooflineTask.Work;

/**
 * The probe of arithmetic: fused multiply-adds on numbers that lie in the nearest cache, which Java
 * compiles to the widest vectors of the processor. A product of matrices would be a probe of the
 * library that computes it: on some processors that is far from what they can do.
 */
final class MultiplyAdds {

    private static final int NUMBERS = 2048;

    /** A tenth of a second. */
    private static final int PASSES = 300_000;

    /** Of {@link #pass}, for each number. */
    private static final int FUSED = 14;

    /** Each is a product and a sum. */
    static final double GFLOP = 2.0 * FUSED * NUMBERS * PASSES / 1e9;

    private MultiplyAdds() {}

    static Work work() {
        float[] numbers = new float[NUMBERS];
        return () -> passes(numbers);
    }

    private static void passes(float[] numbers) {
        for (int i = 0; i < PASSES; i++) {
            pass(numbers);
        }
    }

    /** Four chains, as each result is there only some cycles later; all stay near 1. */
    private static void pass(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            float x = numbers[i];
            float a = Math.fma(x, 0.5f, 0.5f);
            float b = Math.fma(x, -0.5f, 0.5f);
            float c = Math.fma(x, 0.25f, 0.25f);
            float d = Math.fma(x, 0.25f, 0.5f);
            a = Math.fma(a, x, 0.5f);
            b = Math.fma(b, x, 0.5f);
            c = Math.fma(c, x, 0.5f);
            d = Math.fma(d, x, 0.5f);
            a = Math.fma(a, x, 0.25f);
            b = Math.fma(b, x, 0.25f);
            c = Math.fma(c, x, 0.25f);
            d = Math.fma(d, x, 0.25f);
            a = Math.fma(a, b, c);
            numbers[i] = Math.fma(a, d, -0.25f);
        }
    }
}
