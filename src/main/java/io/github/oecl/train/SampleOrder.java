// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.random.KeyedRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which image lies in which slot of which batch: a function of the seed and the position, so that a
 * training can be taken up anywhere. Images come pass by pass without replacement; a batch that is
 * larger than the set runs into the next pass.
 */
final class SampleOrder {

    private final int size;
    private final long seed;
    private final long stream;
    private final int perEpoch;
    private final AtomicReference<Pass> latest = new AtomicReference<>();

    private record Pass(long number, int[] order) {}

    private SampleOrder(int size, long seed, String stream, int perEpoch) {
        this.size = size;
        this.seed = seed;
        this.stream = KeyedRandom.stream(stream);
        this.perEpoch = perEpoch;
    }

    /** Every pass in a new order. */
    static SampleOrder shuffled(int size, long seed, String stream) {
        return new SampleOrder(size, seed, stream, 0);
    }

    /**
     * One order, taken from its start in every epoch, as in the authors' code: of a large set only
     * the first {@code perEpoch} images are ever seen.
     */
    static SampleOrder fixed(int size, long seed, String stream, int perEpoch) {
        return new SampleOrder(size, seed, stream, perEpoch);
    }

    /** Returns the image of a position, counted over the whole training from 0. */
    int at(long position) {
        if (perEpoch > 0) {
            return pass(0)[(int) (position % perEpoch % size)];
        }
        return pass(position / size)[(int) (position % size)];
    }

    /** Returns how many different images a training of this many positions sees. */
    int distinct(long positions) {
        return (int) Math.min(size, perEpoch > 0 ? Math.min(perEpoch, positions) : positions);
    }

    private int[] pass(long number) {
        Pass known = latest.get();
        if (known == null || known.number() != number) {
            known = new Pass(number, KeyedRandom.of(seed, stream, number).permutation(size));
            latest.set(known);
        }
        return known.order();
    }
}
