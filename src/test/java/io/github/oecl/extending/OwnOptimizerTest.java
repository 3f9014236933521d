// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Adam;
import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.io.internal.Json;
import io.github.oecl.optim.Optimizer;
import io.github.oecl.optim.OptimizerFactory;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An optimiser of one's own, as the guide to extensions shows it. */
@ExtendWith(OwnPartsEnd.class)
class OwnOptimizerTest {

    @TempDir Path folder;

    // guide: optimiser
    static RunConfig withAdam(RunConfig config) {
        OptimizerFactory.register(
                OptimizerFactory.djl(
                        "adam", rate -> Adam.builder().optLearningRateTracker(rate).build()));
        return config.with(config.training().withLearningRate(1e-3).withOptimizer("adam"));
    }

    // end

    /** Moves each weight by the learning rate, against the sign of its gradient. */
    private static final class SignDescent implements Optimizer {

        @Override
        public void update(String id, NDArray weight, NDArray gradient, double learningRate) {
            try (NDArray sign = gradient.sign();
                    NDArray move = sign.mul(learningRate)) {
                weight.subi(move);
            }
        }

        @Override
        public int stateSize(int weightSize) {
            return 0;
        }

        @Override
        public float[] state(String id) {
            return new float[0];
        }

        @Override
        public void restore(String id, NDArray weight, float[] state) {
            // It remembers nothing.
        }

        @Override
        public void close() {
            // Nor does it hold anything.
        }
    }

    private record Signs(String name, String flaw) implements OptimizerFactory {

        @Override
        public Optimizer optimizer(double momentum, double weightDecay) {
            return flaw == null ? new SignDescent() : new Forgetful(flaw);
        }
    }

    private static final class Forgetful implements Optimizer {

        private final SignDescent signs = new SignDescent();
        private final String reason;

        Forgetful(String reason) {
            this.reason = reason;
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.of(reason);
        }

        @Override
        public void update(String id, NDArray weight, NDArray gradient, double learningRate) {
            signs.update(id, weight, gradient, learningRate);
        }

        @Override
        public int stateSize(int weightSize) {
            return 0;
        }

        @Override
        public float[] state(String id) {
            return signs.state(id);
        }

        @Override
        public void restore(String id, NDArray weight, float[] state) {
            signs.restore(id, weight, state);
        }

        @Override
        public void close() {
            signs.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "signs", "sgd", "adamw"})
    void aStoppedTrainingGoesOnToTheSameBits(String name) throws IOException {
        OptimizerFactory factory = factory(name);
        float[] straight = train(factory, null, 0);
        float[] usual = Tiny.train(UnaryOperator.identity(), Tiny.config(), null, 0);
        assertFalse(Arrays.equals(usual, straight));
        Checkpoints place = Checkpoints.in(folder.resolve("checkpoints"));
        train(factory, place, 3);
        assertArrayEquals(straight, train(factory, place, 0));
    }

    @Test
    void oneWhoseStateIsNotKeptIsNotResumed() throws IOException {
        Checkpoints place = Checkpoints.in(folder.resolve("checkpoints"));
        OptimizerFactory forgetful = new Signs("forgetful", "it keeps no diary");
        train(forgetful, place, 3);
        String text =
                assertThrows(UncheckedIOException.class, () -> train(forgetful, place, 0))
                        .getMessage();
        assertTrue(text.contains("cannot be resumed: it keeps no diary"), text);
    }

    @Test
    void anotherOptimiserIsAnotherTraining() throws IOException {
        Checkpoints place = Checkpoints.in(folder.resolve("checkpoints"));
        train(factory("adam"), place, 3);
        String text =
                assertThrows(UncheckedIOException.class, () -> train(factory("sgd"), place, 0))
                        .getMessage();
        assertTrue(text.contains("optimizer is adam there and sgd here"), text);
    }

    @Test
    void aRunAndAGridNameIt() throws IOException {
        RunConfig run = withAdam(Recipes.cells(Preset.SMOKE));
        assertEquals("adam", Json.value(Json.tree(run), RunConfig.class).training().optimizer());
        TrainingConfig named = Tiny.config().withOptimizer("adam");
        float[] byName = Tiny.train(UnaryOperator.identity(), named, null, 0);
        assertArrayEquals(train(factory("adam"), null, 0), byName);
        Grid grid =
                Grid.builder()
                        .setName("optimisers")
                        .optBase("cells", Recipes.cells(Preset.SMOKE))
                        .optAxis(Axis.OPTIMIZER, "adam")
                        .build();
        assertEquals(
                List.of("cells-oecl-adam-seed0"), grid.runs().stream().map(r -> r.id()).toList());
        assertEquals("adam", grid.runs().get(0).config().training().optimizer());
        TrainingConfig missing = Tiny.config().withOptimizer("lion");
        String text =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Tiny.train(UnaryOperator.identity(), missing, null, 0))
                        .getMessage();
        assertTrue(text.contains("no optimiser \"lion\""), text);
        assertTrue(text.contains("OptimizerFactory.register"), text);
    }

    private static OptimizerFactory factory(String name) {
        return switch (name) {
            case "signs" -> new Signs("signs", null);
            case "sgd" ->
                    OptimizerFactory.djl(
                            name,
                            rate ->
                                    ai.djl.training.optimizer.Optimizer.sgd()
                                            .setLearningRateTracker(rate)
                                            .optMomentum(0.5f)
                                            .build());
            case "adamw" ->
                    OptimizerFactory.djl(
                            name,
                            rate ->
                                    ai.djl.training.optimizer.Optimizer.adamW()
                                            .optLearningRateTracker(rate)
                                            .build());
            default ->
                    OptimizerFactory.djl(
                            name, rate -> Adam.builder().optLearningRateTracker(rate).build());
        };
    }

    private static float[] train(OptimizerFactory factory, Checkpoints place, long stop)
            throws IOException {
        return Tiny.train(trainer -> trainer.optOptimizer(factory), Tiny.config(), place, stop);
    }
}
