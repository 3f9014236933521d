// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.internal;

import io.github.oecl.random.KeyedRandom;

/**
 * The engine's own random numbers, from which a block of one's own draws its initial weights and
 * its dropout. There is one generator a process: who sets its seed holds {@link #ENGINE} until the
 * numbers are drawn, so that they depend on nothing else.
 */
public final class EngineRandom {

    /** PyTorch has one generator and records one graph a process; its users take turns. */
    public static final Object ENGINE = new Object();

    private EngineRandom() {}

    /**
     * Sets the seed.
     *
     * @param seed of the run
     * @param purpose of the numbers
     * @param step of the training; 0 for numbers that are drawn once
     */
    public static void seed(long seed, String purpose, long step) {
        KeyedRandom random = KeyedRandom.of(seed, KeyedRandom.stream(purpose), step);
        EngineStart.engine().setRandomSeed(random.nextInt(Integer.MAX_VALUE));
    }
}
