// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of the benchmark, in the order of the report. */
enum Part {
    /** Whether Java's and Python's losses agree. */
    PARITY(ParityPart::run),
    /** Training steps on views that are ready. */
    STEP(TrainingParts::step),
    /** Training with its augmentation. */
    PIPELINE(TrainingParts::pipeline),
    /** Both with the network of the notebooks and the detector. */
    COMPACT(TrainingParts::compact),
    /** Training steps in bfloat16, beside float32. */
    BF16(Bf16Part::run),
    /** Training beside other programs. */
    CROWDED(CrowdedPart::run),
    /** The library against a bare loop of the same engine calls. */
    OVERHEAD(TrainingParts::overhead),
    /** Features of images. */
    EVALUATION(OtherParts::evaluation),
    /** Views alone, on one core. */
    AUGMENTATION(OtherParts::augmentation),
    /** NT-Xent alone. */
    LOSS(OtherParts::loss),
    /** Small pieces of Java, by JMH. */
    SMALL(SmallPart::run),
    /** Scores of many images, in a stream. */
    SCORING(OtherParts::scoring),
    /** The detector beside its scores without it. */
    DETECTOR(OtherParts::detector),
    /** How the speed grows with sizes and threads. */
    GROWTH(GrowthPart::run),
    /** Hot parts beside what the machine can do at most. */
    ROOFLINE(RooflinePart::run),
    /** A detector, by itself and as an ONNX file. */
    SERVING(ServingPart::run),
    /** Exported weights in PyTorch. */
    WEIGHTS(WeightsPart::run);

    /** How a part is run. */
    @FunctionalInterface
    interface Action {
        List<Measurement> run(Bench bench) throws IOException;
    }

    private final Action action;

    Part(Action action) {
        this.action = action;
    }

    List<Measurement> run(Bench bench) throws IOException {
        return action.run(bench);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Part of(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no part "
                                                + word
                                                + "; there are "
                                                + Arrays.stream(values())
                                                        .map(Part::word)
                                                        .toList()));
    }
}
