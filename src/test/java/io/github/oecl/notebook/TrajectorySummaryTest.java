// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.run.trajectory.TrajectoryVariant;
import io.github.oecl.train.TrainingRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectorySummaryTest {

    /** Two views of one image, with the mean (mu, 0) and sigma_v = 1. */
    private static NormStatistics image(double mu) {
        float u = (float) mu;
        return NormStatistics.of(new float[] {u, 1, u, -1}, 2, 2);
    }

    /** A training with the given mu of normal and of OOD images, epoch by epoch. */
    private static TrajectoryRun run(double[] normal, double[] ood) {
        RunConfig config = TrajectoryVariant.SIMCLR.of(Recipes.byName("objects", Preset.QUICK));
        NormTrajectory trajectory = new NormTrajectory();
        for (int epoch = 0; epoch < normal.length; epoch++) {
            trajectory.add(epoch, TrajectoryConfig.NORMAL, image(normal[epoch]));
            trajectory.add(epoch, TrajectoryConfig.OOD, image(ood[epoch]));
        }
        TrainingRecord training = new TrainingRecord(List.of(), 540, 69120, 0, 110, true);
        return new TrajectoryRun(
                config, TrajectoryConfig.of(config), null, training, 10, trajectory, List.of());
    }

    private static void says(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void tellsRiseFallAndWhatIsLeftOfTheDifference() {
        TrajectoryRun run = run(new double[] {1, 20, 10}, new double[] {1, 20, 5});
        String course = TrajectorySummary.riseAndFall(run);
        says("the peak at epoch 1 of 60, half of the fall done by epoch 2", course);
        says("x 1.97 (24 images of each group, one seed: no verdict)", course);
        says("sigma_v      x 1.00 (paper: hardly differs)", TrajectorySummary.alignment(run));
        says("mu/sigma_v   x 2.00 (paper: much larger)", TrajectorySummary.alignment(run));
    }

    @Test
    void whereNothingFallsThereIsNoHalfOfIt() {
        TrajectoryRun run = run(new double[] {1, 3, 4}, new double[] {1, 4, 5});
        String course = TrajectorySummary.riseAndFall(run);
        says("the peak at epoch 2 of 60, no fall after it", course);
        assertFalse(course.contains("half"), course);
    }

    @Test
    void countsWhatWeightDecayAloneLeaves() {
        TrajectoryRun run = run(new double[] {0, 20, 10}, new double[] {0, 20, 10});
        // 540 steps at a mean rate of 0.05 / (1 - 0.9) with a decay of 0.0005: exp(-0.135)
        says("leaves  87% of a weight", TrajectorySummary.decay(run));
        says("there is  50% left", TrajectorySummary.decay(run));
    }

    @Test
    void judgesTheHypothesis() {
        TrajectoryRun rising = run(new double[] {1, 5, 6}, new double[] {1, 5, 6});
        TrajectoryRun falling = run(new double[] {1, 50, 10}, new double[] {1, 5, 6});
        String agrees = TrajectorySummary.hypothesis(rising, falling);
        says("weight decay is needed for the fall", agrees);
        says("weight decay adds to the fall", agrees);
        String disagrees = TrajectorySummary.hypothesis(falling, falling);
        says("by 80% all the same", disagrees);
        says("does not add", disagrees);
    }

    @Test
    void tellsTheCost() {
        TrajectoryRun run = run(new double[] {1}, new double[] {1});
        says(
                "540 steps, 69,120 views, 110 s, of which 10.0 s (10.0%)",
                TrajectorySummary.cost(run));
    }
}
