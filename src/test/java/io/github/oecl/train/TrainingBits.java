// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Twelve float32 steps of OECL on synthetic images, in a process of their own, whose environment
 * sets the threads and the instruction sets.
 */
public final class TrainingBits {

    /** By name, what is trained: the recipes' network, and all of a ResNet-18 but its width. */
    private static final Map<String, Integer> WIDTHS =
            new TreeMap<>(Map.of("compact", 32, "resnet18-narrow", 8));

    private static final int EPOCHS = 4;
    private static final int BATCH = 8;

    /** Three steps an epoch. */
    private static final int[] IMAGES = IntStream.range(0, 3 * BATCH).toArray();

    private TrainingBits() {}

    /**
     * What a process said.
     *
     * @param environment as {@link Environment#current} has it
     * @param hashes SHA-256 of the weights by network
     */
    public record Outcome(Map<String, String> environment, Map<String, String> hashes) {}

    /** Trains both networks in this process and prints the outcome. */
    public static void main(String... arguments) {
        WIDTHS.keySet()
                .forEach(network -> System.out.println("hash " + network + "=" + hash(network)));
        Environment.current()
                .forEach((name, value) -> System.out.println("env " + name + "=" + value));
    }

    /** Trains both networks in a process with other variables. */
    public static Outcome in(Map<String, String> variables)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("oecl-bits", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                TrainingBits.class.getName())
                        .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MKL_"));
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().putAll(variables);
        Process child = builder.start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() != 0) {
            throw new IOException(variables + " failed: " + Files.readString(errors));
        }
        Files.delete(errors);
        return new Outcome(entries(said, "env "), entries(said, "hash "));
    }

    private static Map<String, String> entries(String said, String prefix) {
        Map<String, String> entries = new LinkedHashMap<>();
        said.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).split("=", 2))
                .forEach(entry -> entries.put(entry[0], entry[1]));
        return entries;
    }

    private static String hash(String network) {
        Objective objective = Objective.oecl(0.5, AlphaSchedule.afterEpochs(1, 1));
        try (OeclModel model = model(network, objective)) {
            ImageSet normal = SyntheticImages.objects(3, 1, 5).train().subset(IMAGES);
            Trainer trainer =
                    Trainer.builder()
                            .setModel(model)
                            .setObjective(objective)
                            .setNormal(normal)
                            .optOutliers(SyntheticImages.outlierTextures(10, 6))
                            .setAugmentation(SimclrAugmentation.builder().setSize(32).build())
                            .setConfig(TrainingConfig.asPublished(EPOCHS, BATCH, 7))
                            .build();
            if (trainer.train().steps() != 12) {
                throw new IllegalStateException("There are to be twelve steps");
            }
            return sha256(TinyTraining.weights(model));
        }
    }

    private static OeclModel model(String network, Objective objective) {
        return OeclModel.builder()
                .setBackbone(network.equals("compact") ? Backbone.COMPACT : Backbone.RESNET18_CIFAR)
                .optWidth(WIDTHS.get(network))
                .optHeads(objective.heads())
                .optSeed(8)
                .optDevice(Device.cpu())
                .build();
    }

    private static String sha256(float[] weights) {
        ByteBuffer bytes =
                ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(weights);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Returns the names of the networks. */
    public static List<String> networks() {
        return List.copyOf(WIDTHS.keySet());
    }
}
