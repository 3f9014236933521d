// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import io.github.oecl.method.MethodName;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.NormTrajectoryListener;
import io.github.oecl.run.Preset;
import io.github.oecl.run.RunConfig;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What to follow of the norms over a training.
 *
 * @param views of each image, one clean and the others augmented; at least 2
 * @param images of each group, at least 1
 * @param every how many epochs between two measurements after the first four, at least 1
 * @param byClass whether each test class is a group of its own, beside "training", "normal test",
 *     "OOD" and, where the method has them, "outliers"
 */
public record TrajectoryConfig(int views, int images, int every, boolean byClass) {

    /** The name of the group of training images. */
    public static final String TRAINING = "training";

    /** The name of the group of normal test images. */
    public static final String NORMAL = "normal test";

    /** The name of the group of OOD test images. */
    public static final String OOD = "OOD";

    /** The name of the group of outlier-exposure images. */
    public static final String OUTLIERS = "outliers";

    private static final int MEASUREMENTS = 8;
    private static final int LEAST_INTERVAL = 7;

    /**
     * Returns the usual choice: 16 views of 24 images of each group, at most about thirteen times
     * over the training; at the preset smoke 4 views of 8.
     *
     * @param run what is trained
     * @return the configuration
     */
    public static TrajectoryConfig of(RunConfig run) {
        boolean smoke = run.preset() == Preset.SMOKE;
        int every = Math.max(LEAST_INTERVAL, run.training().epochs() / MEASUREMENTS);
        return new TrajectoryConfig(smoke ? 4 : 16, smoke ? 8 : 24, every, false);
    }

    /**
     * Returns a listener that follows a task's images.
     *
     * @param run what is trained
     * @param task the images
     * @param watcher is told of each measurement: the epoch and the groups' statistics
     * @return the listener, for one training
     * @throws IllegalArgumentException if a number is out of its range
     */
    NormTrajectoryListener listener(
            RunConfig run, Task task, BiConsumer<Integer, Map<String, NormStatistics>> watcher) {
        NormTrajectoryListener.Builder builder =
                NormTrajectoryListener.builder()
                        .setAugmentation(run.views().augmentation())
                        .addGroup(TRAINING, task.train())
                        .addGroup(NORMAL, task.testNormal())
                        .addGroup(OOD, task.testOod())
                        .optViews(views)
                        .optImages(images)
                        .optEvery(every)
                        .optSeed(run.training().seed())
                        .optWatcher(watcher);
        if (run.method().name().equals(MethodName.OECL) && task.outliers().size() > 0) {
            builder.addGroup(OUTLIERS, task.outliers());
        }
        if (byClass) {
            addClasses(builder, task.testNormal());
            addClasses(builder, task.testOod());
        }
        return builder.build();
    }

    private static void addClasses(NormTrajectoryListener.Builder builder, ImageSet images) {
        for (String name : images.counts().keySet()) {
            builder.addGroup("class " + name, images.ofClasses(name));
        }
    }
}
