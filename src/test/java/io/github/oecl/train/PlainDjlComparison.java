// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Shift;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Compares the speed of {@link Trainer} with that of DJL's own blocks and trainer, on the same
 * pixels from the same weights, in turns so that what else the machine does hits both alike. The
 * processor's time is told as well as the clock's: waiting for other programs is not in it.
 * Arguments: the backbone, the images of a batch (a fourth of its views), the steps of a turn and
 * the pairs of turns.
 */
final class PlainDjlComparison {

    private static final int SIZE = 32;
    private static final Objective OBJECTIVE =
            Objective.oecl(0.5, AlphaSchedule.afterEpochs(0.1, 0));

    private final Backbone backbone;
    private final int steps;
    private final TrainingConfig config;
    private final ImageSet images;
    private final List<ByteBuffer> pixels;

    PlainDjlComparison(Backbone backbone, int batch, int steps) {
        this.backbone = backbone;
        this.steps = steps;
        config = new TrainingConfig(1, batch, 0.01, 0.9, 5e-4, false, true, 1);
        images = noise(batch * steps);
        pixels = channelsFirst();
    }

    /**
     * Prints the rates of each pair of turns, their median, and the losses of the first turn.
     *
     * @param arguments such as COMPACT 64 8 7
     */
    public static void main(String... arguments) {
        System.out.println(ComputeDevice.fromEnvironment().announcement());
        int steps = Integer.parseInt(arguments[2]);
        new PlainDjlComparison(Backbone.named(arguments[0]), Integer.parseInt(arguments[1]), steps)
                .run(Integer.parseInt(arguments[3]));
    }

    private void run(int pairs) {
        try (OeclModel ours = model();
                PlainDjl plain = new PlainDjl(ours, OBJECTIVE, config, SIZE)) {
            System.out.printf(
                    Locale.ROOT,
                    "mean loss of the first %d steps: ours %.6f, plain %.6f%n",
                    steps,
                    train(ours),
                    train(plain));
            List<Turn> ourTurns = new ArrayList<>();
            List<Turn> plainTurns = new ArrayList<>();
            for (int i = 0; i < pairs; i++) {
                ourTurns.add(turn(() -> train(ours)));
                plainTurns.add(turn(() -> train(plain)));
            }
            print("clock", ourTurns, plainTurns, Turn::byClock);
            print("processor", ourTurns, plainTurns, Turn::byProcessor);
        }
    }

    /** Returns the mean loss of the first steps, ours and the plain one. */
    double[] losses() {
        try (OeclModel ours = model();
                PlainDjl plain = new PlainDjl(ours, OBJECTIVE, config, SIZE)) {
            return new double[] {train(ours), train(plain)};
        }
    }

    /** Views a second of the clock, and of the time that the process had the processor. */
    private record Turn(double byClock, double byProcessor) {}

    private OeclModel model() {
        return OeclModel.builder().setBackbone(backbone).optDevice(Device.cpu()).build();
    }

    private Turn turn(Runnable training) {
        long clock = System.nanoTime();
        long processor = processorTime();
        training.run();
        double views = 1e9 * steps * OBJECTIVE.views().rows(config.batch());
        return new Turn(views / (System.nanoTime() - clock), views / (processorTime() - processor));
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private double train(OeclModel model) {
        return Trainer.builder()
                .setModel(model)
                .setObjective(OBJECTIVE)
                .setNormal(images)
                .optOutliers(images)
                .setAugmentation(new Flip())
                .setConfig(config)
                .build()
                .train()
                .epochs()
                .get(0)
                .loss();
    }

    private double train(PlainDjl plain) {
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            sum += plain.step(pixels.get(step), step);
        }
        return sum / steps;
    }

    /** The pixels that the trainer will make, ready for DJL in its own order. */
    private List<ByteBuffer> channelsFirst() {
        ViewBatches batches =
                new ViewBatches(images, images, OBJECTIVE.views(), new Flip(), config);
        byte[] views = new byte[batches.bytes()];
        List<ByteBuffer> all = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            batches.fill(step, views);
            ByteBuffer turned = ByteBuffer.allocateDirect(views.length);
            int area = SIZE * SIZE;
            for (int i = 0; i < views.length; i++) {
                int view = i / (3 * area);
                int channel = i / area % 3;
                turned.put(views[view * 3 * area + i % area * 3 + channel]);
            }
            all.add(turned.flip());
        }
        return all;
    }

    /** The cheapest augmentation that makes two views of an image differ. */
    private record Flip() implements Augmentation {

        @Override
        public RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random) {
            if (random.nextBoolean()) {
                return image;
            }
            byte[] pixels = image.toBytes();
            for (int i = 0, j = pixels.length - 1; i < j; i++, j--) {
                byte kept = pixels[i];
                pixels[i] = pixels[j];
                pixels[j] = kept;
            }
            return RgbImage.wrap(image.width(), image.height(), pixels);
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    private static ImageSet noise(int count) {
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[SIZE * SIZE * 3];
            KeyedRandom.of(KeyedRandom.stream("noise"), i).nextBytes(pixels);
            images.add(RgbImage.wrap(SIZE, SIZE, pixels));
        }
        return ImageSet.of("noise", List.of("noise"), images, new int[count]);
    }

    private static void print(
            String time, List<Turn> ours, List<Turn> plain, ToDoubleFunction<Turn> rate) {
        double[] ourRates = ours.stream().mapToDouble(rate).toArray();
        double[] plainRates = plain.stream().mapToDouble(rate).toArray();
        double[] ratios = new double[ourRates.length];
        Arrays.setAll(ratios, i -> ourRates[i] / plainRates[i]);
        print(time + ": ours, views/s", ourRates);
        print(time + ": plain, views/s", plainRates);
        print(time + ": ours / plain", ratios);
    }

    private static void print(String name, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-26s  median %8.2f  min %8.2f  max %8.2f%n",
                name,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
