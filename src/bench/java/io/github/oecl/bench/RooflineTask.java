// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.oecl.model.internal.WithoutGradients;
import java.io.IOException;

/** Does one piece of work again and again: a probe of the machine, or a hot part of the library. */
final class RooflineTask {

    /** A piece of work. */
    @FunctionalInterface
    interface Work {
        void once();
    }

    private RooflineTask() {}

    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    static void run(Settings settings, Turns turns) throws IOException {
        RooflinePiece piece = RooflinePiece.valueOf(settings.text("piece", ""));
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                WithoutGradients guard = new WithoutGradients()) {
            Work work = piece.work(manager, settings);
            turns.ready(Ours.software());
            for (int rounds = turns.next(); rounds > 0; rounds = turns.next()) {
                long times = (long) rounds * piece.times();
                for (long i = 0; i < times; i++) {
                    work.once();
                }
                turns.done(times * piece.units());
            }
        }
    }
}
