// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import io.github.oecl.loss.OutlierTerm.Form;
import io.github.oecl.model.Features;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form of the outlier term against one written out row by row, and what it promises. */
class OutlierTermTest {

    private static final double TEMPERATURE = 0.5;
    private static final double ALPHA = 0.7;
    private static final int NORMAL = 8;
    private static final TrainingStep START = new TrainingStep(0, 3);

    /** All of a step: its loss, its gradient row by row, and the parts that are watched. */
    private record Step(double loss, double[][] gradient, Map<String, Double> parts) {

        double gradientNorm(int from, int to) {
            double square = 0;
            for (int row = from; row < to; row++) {
                square += Math.pow(NaiveLosses.norm(gradient[row]), 2);
            }
            return Math.sqrt(square);
        }
    }

    static List<OutlierTerm> terms() {
        List<OutlierTerm> terms = new ArrayList<>();
        for (Form form : Form.values()) {
            for (Double share : new Double[] {null, 1e-2, 0.5, 1e6}) {
                terms.add(new OutlierTerm(form, 0, share));
                terms.add(new OutlierTerm(form, 4, share));
            }
        }
        return terms;
    }

    @ParameterizedTest
    @MethodSource("terms")
    void lossAndGradientAreThoseOfTheNaiveOne(OutlierTerm term) {
        double[][] z = Probe.random(NORMAL + 6, 5, 3);
        z[NORMAL + 1] = new double[5];
        Step step = step(start(term), z, START);
        // Where the gradient is stopped, a number takes the place of what is not differentiated.
        double weight = weight(term, z, z);
        // The bound is from finite differences, to nine digits.
        assertEquals(naive(z, weight), step.loss(), 1e-8);
        boolean through = term.form() == Form.RELATIVE_WITH_GRADIENT;
        double bound = through ? weight * meanNormal(z) / (ALPHA * term.risen(alpha(0), START)) : 1;
        double h = 1e-6;
        for (int row = 0; row < z.length; row++) {
            for (int d = 0; d < 5 && row != NORMAL + 1; d++) {
                double kept = z[row][d];
                z[row][d] = kept + h;
                double above = naive(z, through ? bound * free(term, z) : weight);
                z[row][d] = kept - h;
                double below = naive(z, through ? bound * free(term, z) : weight);
                z[row][d] = kept;
                assertEquals((above - below) / (2 * h), step.gradient()[row][d], 1e-7);
            }
        }
        assertArrayEquals(new double[5], step.gradient()[NORMAL + 1]);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void whatIsWatchedIsTheGradientOfTheBackwardPass(OutlierTerm term) {
        double[][] z = Probe.random(NORMAL + 6, 5, 3);
        z[NORMAL + 1] = new double[5];
        Step all = step(start(term), z, START);
        Step contrastive = step(new OeclLoss(TEMPERATURE, alpha(9), term), z, START);
        double[][] outlier = new double[z.length][5];
        for (int row = 0; row < z.length; row++) {
            for (int d = 0; d < 5; d++) {
                outlier[row][d] = all.gradient()[row][d] - contrastive.gradient()[row][d];
            }
        }
        double expected = new Step(0, outlier, Map.of()).gradientNorm(0, z.length);
        double contrastiveNorm = contrastive.gradientNorm(0, z.length);
        assertEquals(expected, all.parts().get(LossTerms.OUTLIER_GRADIENT), 1e-12);
        assertEquals(contrastiveNorm, all.parts().get(LossTerms.CONTRASTIVE_GRADIENT), 1e-12);
        assertEquals(weight(term, z, z), all.parts().get(LossTerms.OUTLIER_WEIGHT), 1e-8);
        assertEquals(0, contrastive.parts().get(LossTerms.OUTLIER_GRADIENT));
        assertEquals(0, contrastive.parts().get(LossTerms.OUTLIER_WEIGHT));
        if (term.gradientShare() != null) {
            double most = term.gradientShare() * term.risen(alpha(0), START) * contrastiveNorm;
            assertTrue(expected <= most * (1 + 1e-12), expected + " is above " + most);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTermRisesStepByStep(Form form) {
        TrainingLoss loss = start(new OutlierTerm(form, 2, null), 1);
        double[][] z = Probe.random(NORMAL + 6, 5, 3);
        double whole = weight(new OutlierTerm(form, 0, null), z, z);
        // Epochs of 3 steps: a warm-up of one and a ramp of two.
        double[] expected = {0, 0, 0, 1 / 6., 2 / 6., 3 / 6., 4 / 6., 5 / 6., 1, 1};
        for (int i = 0; i < expected.length; i++) {
            Step step = step(loss, z, new TrainingStep(i, 3));
            assertEquals(
                    whole * expected[i], step.parts().get(LossTerms.OUTLIER_WEIGHT), 1e-12, "" + i);
        }
    }

    @Test
    void aRampIsCountedAsTheWarmupIs() {
        OutlierTerm term = OutlierTerm.AS_PUBLISHED.withRamp(4);
        AlphaSchedule steps = AlphaSchedule.afterSteps(1, 2);
        double[] expected = {0, 0, 0.25, 0.5, 0.75, 1, 1};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], term.risen(steps, new TrainingStep(i, 3)));
        }
    }

    @Test
    void theNormAtTheSwitchIsKeptThroughAState() {
        OutlierTerm term = OutlierTerm.AS_PUBLISHED.with(Form.NORM_AT_SWITCH);
        TrainingLoss loss = start(term, 1);
        double[][] before = Probe.random(NORMAL + 6, 5, 9);
        double[][] at = Probe.random(NORMAL + 6, 5, 3);
        double[][] after = Probe.random(NORMAL + 6, 5, 1);
        step(loss, before, new TrainingStep(2, 3));
        assertEquals(Map.of(), loss.state());
        step(loss, at, new TrainingStep(3, 3));
        Step next = step(loss, after, new TrainingStep(4, 3));
        assertEquals(ALPHA / meanNormal(at), next.parts().get(LossTerms.OUTLIER_WEIGHT), 1e-12);
        TrainingLoss resumed = start(term, 1);
        resumed.restore(loss.state());
        Step same = step(resumed, after, new TrainingStep(4, 3));
        assertEquals(next.loss(), same.loss());
        assertArrayEquals(next.gradient(), same.gradient());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.5, 20})
    void aRelativeTermIsTheSameAtEveryCommonLength(double factor) {
        for (Form form : List.of(Form.RELATIVE, Form.RELATIVE_WITH_GRADIENT)) {
            OutlierTerm term = OutlierTerm.AS_PUBLISHED.with(form);
            double[][] z = Probe.random(NORMAL + 6, 5, 1);
            Step one = step(start(term), z, START);
            double[][] longer = Probe.random(NORMAL + 6, 5, factor);
            Step other = step(start(term), longer, START);
            assertEquals(one.loss(), other.loss(), 1e-10);
            // The whole gradient then scales as the contrastive one does.
            assertEquals(one.gradient()[0][0], factor * other.gradient()[0][0], 1e-10);
            assertEquals(one.gradient()[NORMAL][0], factor * other.gradient()[NORMAL][0], 1e-10);
        }
    }

    /** Euler: a loss that no common factor changes has a gradient orthogonal to all rows. */
    @Test
    void withItsGradientTheDivisorLeavesTheCommonLengthAlone() {
        double[][] z = Probe.random(NORMAL + 6, 5, 2);
        assertEquals(0, along(step(start(form(Form.RELATIVE_WITH_GRADIENT)), z, START), z), 1e-12);
        double pull = along(step(start(form(Form.RELATIVE)), z, START), z);
        double ratio = NaiveLosses.meanNorm(z, NORMAL, z.length) / meanNormal(z);
        assertEquals(ALPHA * ratio, pull, 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void projectionsThatAreAllZeroGiveNumbers(Form form) {
        for (Double share : new Double[] {null, 0.5}) {
            TrainingLoss loss = start(new OutlierTerm(form, 0, share));
            Step step = step(loss, new double[NORMAL + 6][5], START);
            assertTrue(Double.isFinite(step.loss()));
            for (double[] row : step.gradient()) {
                for (double slope : row) {
                    assertTrue(Double.isFinite(slope));
                }
            }
        }
    }

    @Test
    void thePapersTermIsTheDefaultToTheBit() {
        double[][] z = Probe.random(NORMAL + 6, 5, 3);
        float[] plain = gradient32(z, null);
        assertArrayEquals(plain, gradient32(z, Objective.oecl(TEMPERATURE, alpha(0))));
        OutlierTerm published = new OutlierTerm(Form.CONSTANT, 0, null);
        assertArrayEquals(plain, gradient32(z, Objective.oecl(TEMPERATURE, alpha(0), published)));
    }

    @Test
    void theNameTellsWhatIsOurs() {
        assertEquals("OECL", Objective.oecl(1, alpha(0)).name());
        assertEquals(
                "OECL, our outlier term: relative, ramp 3 epochs, gradient share 0.5",
                Objective.oecl(1, alpha(0), new OutlierTerm(Form.RELATIVE, 3, 0.5)).name());
    }

    @ParameterizedTest
    @CsvSource({"-1,", "0,0", "0,-1", "0,NaN", "0,Infinity"})
    void numbersOutOfTheirRangeAreRefused(long ramp, Double share) {
        refuses(
                share == null ? "ramp" : "share",
                () -> new OutlierTerm(Form.RELATIVE, ramp, share));
    }

    @Test
    void aTermNeedsAForm() {
        refuses("NORM_AT_SWITCH", () -> new OutlierTerm(null, 0, null));
    }

    private static void refuses(String said, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(said), message);
    }

    private static OutlierTerm form(Form form) {
        return OutlierTerm.AS_PUBLISHED.with(form);
    }

    private static AlphaSchedule alpha(int warmup) {
        return AlphaSchedule.afterEpochs(ALPHA, warmup);
    }

    private static TrainingLoss start(OutlierTerm term) {
        return start(term, 0);
    }

    private static TrainingLoss start(OutlierTerm term, int warmup) {
        return Objective.oecl(TEMPERATURE, alpha(warmup), term).start();
    }

    private static double naive(double[][] z, double weight) {
        return NaiveLosses.ntXent(z, NORMAL, TEMPERATURE)
                + weight * NaiveLosses.meanNorm(z, NORMAL, z.length);
    }

    private static double meanNormal(double[][] z) {
        return NaiveLosses.meanNorm(z, 0, NORMAL);
    }

    /** What the mean outlier norm is multiplied with where no bound holds. */
    private static double free(OutlierTerm term, double[][] z) {
        double alpha = ALPHA * term.risen(alpha(0), START);
        return term.form() == Form.CONSTANT ? alpha : alpha / meanNormal(z);
    }

    /** The same with the bound, from the gradients of finite differences. */
    private static double weight(OutlierTerm term, double[][] z, double[][] divisor) {
        double free = free(term, divisor);
        if (term.gradientShare() == null) {
            return free;
        }
        double contrastive = slope(z, rows -> NaiveLosses.ntXent(rows, NORMAL, TEMPERATURE));
        boolean through = term.form() == Form.RELATIVE_WITH_GRADIENT;
        double outlier =
                slope(
                        z,
                        rows ->
                                (through ? free(term, rows) : free)
                                        * NaiveLosses.meanNorm(rows, NORMAL, rows.length));
        double share = term.gradientShare() * term.risen(alpha(0), START);
        return free * Math.min(1, share * contrastive / outlier);
    }

    private static double slope(double[][] z, java.util.function.ToDoubleFunction<double[][]> of) {
        double square = 0;
        double h = 1e-5;
        for (double[] row : z) {
            for (int d = 0; d < row.length && NaiveLosses.norm(row) > 0; d++) {
                double kept = row[d];
                row[d] = kept + h;
                double above = of.applyAsDouble(z);
                row[d] = kept - h;
                double below = of.applyAsDouble(z);
                row[d] = kept;
                square += Math.pow((above - below) / (2 * h), 2);
            }
        }
        return Math.sqrt(square);
    }

    private static double along(Step step, double[][] z) {
        double sum = 0;
        for (int row = 0; row < z.length; row++) {
            for (int d = 0; d < z[row].length; d++) {
                sum += step.gradient()[row][d] * z[row][d];
            }
        }
        return sum;
    }

    private static Step step(TrainingLoss loss, double[][] z, TrainingStep moment) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(z);
            rows.setRequiresGradient(true);
            LossTerms terms;
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                terms = loss.loss(batch(rows), moment);
                tape.backward(terms.total());
            }
            Map<String, Double> parts = new HashMap<>();
            terms.parts().forEach((name, part) -> parts.put(name, part.getDouble()));
            double[] flat = rows.getGradient().toDoubleArray();
            double[][] gradient = new double[z.length][z[0].length];
            for (int i = 0; i < flat.length; i++) {
                gradient[i / z[0].length][i % z[0].length] = flat[i];
            }
            return new Step(terms.total().getDouble(), gradient, parts);
        }
    }

    /** The gradient in float32 of an objective, or of the paper's loss put together here. */
    private static float[] gradient32(double[][] z, Objective objective) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(z).toType(DataType.FLOAT32, false);
            rows.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                BatchFeatures batch = batch(rows);
                NDArray norms = Losses.norms(batch.outliers());
                NDArray total =
                        objective == null
                                ? Losses.ntXent(batch.normal(), TEMPERATURE)
                                        .add(norms.mul(Losses.number(norms, ALPHA)).mean())
                                : objective.loss(batch, START).total();
                tape.backward(total);
            }
            return rows.getGradient().toFloatArray();
        }
    }

    private static BatchFeatures batch(NDArray rows) {
        return new BatchFeatures(new Features(rows, rows, Map.of()), NORMAL);
    }
}
