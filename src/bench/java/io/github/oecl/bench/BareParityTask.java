// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import com.google.gson.Gson;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The training of {@link ParityTask} again in the bare loop, on the views that it kept: in float64
 * two programs that compute the same also get the same over many steps, as they cannot in float32.
 */
final class BareParityTask {

    private static final int SIZE = 32;

    private BareParityTask() {}

    static void run(Settings settings, Turns turns) throws IOException {
        DataType type = DataType.valueOf(settings.text("type", "FLOAT64"));
        turns.ready(Ours.software());
        int steps = turns.next();
        if (steps == 0) {
            return;
        }
        List<Double> losses = new ArrayList<>();
        try (OeclModel model = TrainingTask.model(settings)) {
            List<NDArray> all = new ArrayList<>();
            List<NDArray> weights = new ArrayList<>();
            for (Parameter parameter : model.parameters()) {
                NDArray array = parameter.getArray().toType(type, true);
                all.add(array);
                if (parameter.requiresGradient()) {
                    array.setRequiresGradient(true);
                    weights.add(array);
                }
            }
            BareLoop loop = new BareLoop(new BareNetwork(model, all), weights, settings);
            byte[] views = Files.readAllBytes(settings.data().resolve("views.bin"));
            int rows = 4 * settings.number("batch", 32);
            for (int step = 0; step < steps; step++) {
                try (NDManager scope = model.newManager()) {
                    NDArray loss = loop.step(images(scope, views, step, rows, type));
                    losses.add(loss.toType(DataType.FLOAT64, false).getDouble());
                }
            }
        }
        String file = settings.text("losses", "losses.json");
        Files.writeString(settings.data().resolve(file), new Gson().toJson(losses));
        turns.done(steps);
    }

    private static NDArray images(
            NDManager scope, byte[] views, int step, int rows, DataType type) {
        int bytes = rows * SIZE * SIZE * 3;
        ByteBuffer pixels = ByteBuffer.allocateDirect(bytes);
        pixels.put(views, step * bytes, bytes).flip();
        return scope.create(pixels, new Shape(rows, SIZE, SIZE, 3), DataType.UINT8)
                .toType(type, false)
                .div(255)
                .transpose(0, 3, 1, 2);
    }
}
