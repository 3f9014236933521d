// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.model.ComputeDevice;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** A contender: this library. */
final class Ours {

    private Ours() {}

    /**
     * Runs a task until the input ends.
     *
     * @param arguments its name and its settings, such as {@code training batch=32}
     * @throws IOException if the images cannot be read
     */
    public static void main(String... arguments) throws IOException {
        Settings settings = Settings.of(Arrays.copyOfRange(arguments, 1, arguments.length));
        Turns turns = new Turns();
        switch (arguments[0]) {
            case "training" -> training(settings, turns);
            case "parity" -> ParityTask.run(settings, turns);
            case "parity-bare" -> BareParityTask.run(settings, turns);
            case "evaluation" -> LoopTasks.evaluation(settings, turns);
            case "augmentation" -> LoopTasks.augmentation(settings, turns);
            case "loss" -> LoopTasks.loss(settings, turns);
            case "scoring" -> LoopTasks.scoring(settings, turns);
            case "roofline" -> RooflineTask.run(settings, turns);
            case "serving" -> ServingTask.run(settings, turns);
            default -> throw new IllegalArgumentException("There is no task " + arguments[0]);
        }
    }

    private static void training(Settings settings, Turns turns) throws IOException {
        if (settings.text("loop", "library").equals("bare")) {
            BareLoop.run(settings, turns);
        } else {
            TrainingTask.run(settings, turns);
        }
    }

    static Map<String, String> software() {
        return Map.of(
                "engine", ComputeDevice.engine(),
                "threads", Integer.toString(ComputeDevice.threads()),
                "device", ComputeDevice.fromEnvironment().description(),
                "jdk", System.getProperty("java.version"));
    }
}
