// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

/**
 * What a contender did in a turn.
 *
 * @param seconds of the clock
 * @param processorSeconds for which its own process had a core
 * @param units what was done: images, views, losses
 */
record Turn(double seconds, double processorSeconds, double units) {

    /** {@return units a second of the clock} */
    double rate() {
        return units / seconds;
    }
}
