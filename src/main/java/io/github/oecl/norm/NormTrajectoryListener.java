// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.model.OeclModel;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.transform.Augmentation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows the norms of named groups of images over a training: after the epochs asked for it
 * projects the same views of the same images and adds their statistics to a {@link NormTrajectory}.
 * The first epochs, in which the norms rise, are measured each by itself; from then on every so
 * many, and the last. For the norms before the training call {@link #measure} with epoch 0.
 */
public final class NormTrajectoryListener implements TrainingListener {

    private static final int EARLY = 4;

    private final Map<String, ImageSet> groups;
    private final Augmentation augmentation;
    private final int views;
    private final int every;
    private final long seed;
    private final BiConsumer<Integer, Map<String, NormStatistics>> watcher;
    private final NormTrajectory trajectory = new NormTrajectory();
    private double seconds;

    private NormTrajectoryListener(Builder builder) {
        groups = new LinkedHashMap<>();
        builder.groups.forEach((name, images) -> groups.put(name, builder.sample(images)));
        augmentation = builder.augmentation;
        views = builder.views;
        every = builder.every;
        seed = builder.seed;
        watcher = builder.watcher;
    }

    /** {@return a builder; a group and the augmentation must be set} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void epochDone(EpochReport report, OeclModel model) {
        int epoch = report.epoch();
        if (epoch <= EARLY || epoch % every == 0 || epoch == report.epochs()) {
            measure(epoch, model);
        }
    }

    /** The seconds spent on measuring, and a line for each row. */
    @Override
    public String state() {
        Stream<String> rows = trajectory.rows().stream().map(NormTrajectoryFile::format);
        return Stream.concat(Stream.of(Double.toString(seconds)), rows)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String stateName() {
        return "norms";
    }

    /** Takes the rows up again that were measured before the training was stopped. */
    @Override
    public void resumed(long steps, List<EpochReport> finished, String state) {
        if (!state.isEmpty()) {
            List<String> lines = state.lines().toList();
            seconds = Double.parseDouble(lines.get(0));
            trajectory.restore(lines.stream().skip(1).map(NormTrajectoryFile::parse).toList());
        }
    }

    /**
     * Measures a model now.
     *
     * @param epoch the number of epochs that it was trained for, 0 for initial weights
     * @param model what computes the projections
     * @throws IllegalArgumentException if this epoch was measured already, or a projection is not
     *     finite
     */
    public void measure(int epoch, OeclModel model) {
        long start = System.nanoTime();
        ViewProjections projections = new ViewProjections(model, augmentation, views - 1, seed);
        Map<String, NormStatistics> measured = new LinkedHashMap<>();
        groups.forEach(
                (name, images) -> measured.put(name, NormStatistics.of(projections, images)));
        measured.forEach((name, statistics) -> trajectory.add(epoch, name, statistics));
        watcher.accept(epoch, measured);
        seconds += (System.nanoTime() - start) / 1e9;
    }

    /** {@return what was measured so far; it grows as the training goes on} */
    public NormTrajectory trajectory() {
        return trajectory;
    }

    /** {@return the seconds spent on measuring so far, by which the training took longer} */
    public double seconds() {
        return seconds;
    }

    /** Builds a {@link NormTrajectoryListener}. */
    public static final class Builder {

        private static final int USUAL_VIEWS = 16;
        private static final int USUAL_IMAGES = 24;
        private static final int USUAL_INTERVAL = 5;

        private final Map<String, ImageSet> groups = new LinkedHashMap<>();
        private Augmentation augmentation;
        private int views = USUAL_VIEWS;
        private int images = USUAL_IMAGES;
        private int every = USUAL_INTERVAL;
        private long seed;
        private BiConsumer<Integer, Map<String, NormStatistics>> watcher = (epoch, groups) -> {};

        private Builder() {}

        /**
         * Adds a group to follow; at least one.
         *
         * @param name such as "normal test", on one line and without comma or quote
         * @param images at least one
         * @return this builder
         * @throws IllegalArgumentException if the group is empty, or its name is taken or would not
         *     survive a CSV file
         */
        public Builder addGroup(String name, ImageSet images) {
            NormTrajectory.requirePlain(name);
            if (images.size() == 0) {
                throw new IllegalArgumentException(
                        "The group '" + name + "' is empty; it needs at least one image");
            }
            if (groups.putIfAbsent(name, images) != null) {
                throw new IllegalArgumentException("There is a group '" + name + "' already");
            }
            return this;
        }

        /**
         * Sets how views are made; as a rule the augmentation of the training.
         *
         * @param augmentation gives square views of the network's size
         * @return this builder
         */
        public Builder setAugmentation(Augmentation augmentation) {
            this.augmentation = augmentation;
            return this;
        }

        /**
         * Sets the number of views of an image, one clean and the others augmented; the default is
         * 16. Where the true mu is 0, mu / sigma_v from n views still comes out near 1/sqrt(n).
         *
         * @param views at least 2: one view has no sigma_v
         * @return this builder
         */
        public Builder optViews(int views) {
            this.views = views;
            return this;
        }

        /**
         * Sets how many images of each group are followed, a choice balanced over its classes; the
         * default is 24.
         *
         * @param images at least 1; a smaller group is followed whole
         * @return this builder
         */
        public Builder optImages(int images) {
            this.images = images;
            return this;
        }

        /**
         * Sets how often to measure after the first four epochs; the default is each fifth.
         *
         * @param epochs from one measurement to the next, at least 1
         * @return this builder
         */
        public Builder optEvery(int epochs) {
            this.every = epochs;
            return this;
        }

        /**
         * Sets the seed of the choice of images and of their views; the default is 0.
         *
         * @param seed any number
         * @return this builder
         */
        public Builder optSeed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Sets who else is told of each measurement, such as one that compares the groups image by
         * image: the trajectory keeps their spread only.
         *
         * @param watcher takes the epoch and the statistics of each group by its name
         * @return this builder
         */
        public Builder optWatcher(BiConsumer<Integer, Map<String, NormStatistics>> watcher) {
            this.watcher = watcher;
            return this;
        }

        /**
         * Checks the values and builds.
         *
         * @return a listener for one training
         * @throws IllegalArgumentException if a value is missing or out of its range
         */
        public NormTrajectoryListener build() {
            if (groups.isEmpty()) {
                throw new IllegalArgumentException("A trajectory needs a call of addGroup");
            }
            if (augmentation == null) {
                throw new IllegalArgumentException("A trajectory needs a call of setAugmentation");
            }
            require(views >= 2, "views", views, "at least 2: sigma_v of one view is undefined");
            require(images >= 1, "images", images, "at least 1 of each group");
            require(every >= 1, "every", every, "at least 1 epoch");
            return new NormTrajectoryListener(this);
        }

        private ImageSet sample(ImageSet group) {
            return group.size() <= images ? group : group.take(images, seed);
        }

        private static void require(boolean right, String name, int value, String rule) {
            if (!right) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
            }
        }
    }
}
