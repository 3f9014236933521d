// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.github.oecl.loss.Losses;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.internal.ChannelsLast;
import io.github.oecl.model.internal.WithoutGradients;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training step asks of the engine and nothing else: the same calls as the library's, on
 * pixels that lie ready, without its trainer, blocks, pipeline, checks and listeners.
 */
final class BareLoop {

    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 5e-4;

    private final BareNetwork network;
    private final List<NDArray> weights;
    private final List<NDArray> velocities = new ArrayList<>();
    private final int batch;
    private final double rate;

    BareLoop(BareNetwork network, List<NDArray> weights, Settings settings) {
        this.network = network;
        this.weights = weights;
        batch = settings.number("batch", 32);
        rate = settings.real("rate", 0.01);
    }

    static void run(Settings settings, Turns turns) throws IOException {
        try (OeclModel model = TrainingTask.model(settings)) {
            int batch = settings.number("batch", 32);
            ByteBuffer pixels = pixels(settings, batch);
            List<NDArray> weights =
                    model.trainableParameters().stream().map(Parameter::getArray).toList();
            BareLoop loop = new BareLoop(new BareNetwork(model), weights, settings);
            turns.ready(Ours.software());
            for (int rounds = turns.next(); rounds > 0; rounds = turns.next()) {
                for (int i = 0; i < rounds; i++) {
                    loop.step(model, pixels);
                }
                turns.done((double) rounds * 2 * batch);
            }
        }
    }

    private static ByteBuffer pixels(Settings settings, int batch) throws IOException {
        ByteBuffer pixels = ByteBuffer.allocateDirect(4 * batch * 32 * 32 * 3);
        for (String file : List.of("normal.bin", "normal.bin", "outliers.bin", "outliers.bin")) {
            var images = BenchData.read(settings.data().resolve(file), 32, 32);
            for (int i = 0; i < batch; i++) {
                pixels.put(images.image(i).toBytes());
            }
        }
        return pixels.flip();
    }

    private void step(OeclModel model, ByteBuffer pixels) {
        try (NDManager scope = model.newManager()) {
            step(ChannelsLast.images(scope, pixels, 4 * batch, 32));
        }
    }

    /** Takes a step on images and returns the loss, which lies with them. */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    NDArray step(NDArray images) {
        try (WithoutGradients guard = new WithoutGradients()) {
            NDArray loss;
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                NDArray projections = network.forward(images);
                NDArray contrastive =
                        Losses.ntXent(projections.get(new NDIndex(":" + 2 * batch)), 0.5);
                NDArray outliers =
                        Losses.norms(projections.get(new NDIndex(2 * batch + ":"))).mean();
                loss = contrastive.add(outliers);
                tape.backward(loss);
            }
            for (int i = 0; i < weights.size(); i++) {
                update(i);
            }
            return loss;
        }
    }

    private void update(int i) {
        NDArray weight = weights.get(i);
        try (NDArray gradient = weight.getGradient();
                NDArray decay = weight.mul(WEIGHT_DECAY)) {
            gradient.addi(decay);
            if (velocities.size() == i) {
                velocities.add(gradient.duplicate());
            } else {
                velocities.get(i).muli(MOMENTUM).addi(gradient);
            }
            try (NDArray move = velocities.get(i).mul(rate)) {
                weight.subi(move);
            }
            gradient.muli(0);
        }
    }
}
