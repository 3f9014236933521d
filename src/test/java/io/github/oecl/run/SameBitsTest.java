// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.run.internal.ResultComparison;
import io.github.oecl.train.TrainingBits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what is bit-identical across what, and how far the AUROC spreads over reruns that differ
 * in rounding alone beside its spread over seeds; half an hour of a processor. The table goes to
 * the file that the property {@code oecl.bits} names, for src/bench/results/notes.md.
 */
@Tag("slow")
@EnabledIfSystemProperty(
        named = "oecl.bits",
        matches = ".+",
        disabledReason = "-Doecl.bits=target/bits.md measures what is bit-identical")
class SameBitsTest {

    /** What changes the rounding, by variables of the environment; the first is the reference. */
    private static final Map<String, Map<String, String>> ROUNDINGS = new LinkedHashMap<>();

    static {
        ROUNDINGS.put("1 thread, as it comes", Map.of());
        ROUNDINGS.put("the same again", Map.of());
        ROUNDINGS.put("2 threads", Map.of("OMP_NUM_THREADS", "2"));
        ROUNDINGS.put("ATEN_CPU_CAPABILITY=avx2", Map.of("ATEN_CPU_CAPABILITY", "avx2"));
        ROUNDINGS.put("ONEDNN_MAX_CPU_ISA=AVX2", Map.of("ONEDNN_MAX_CPU_ISA", "AVX2"));
        ROUNDINGS.put(
                "both of AVX2",
                Map.of("ATEN_CPU_CAPABILITY", "avx2", "ONEDNN_MAX_CPU_ISA", "AVX2"));
        ROUNDINGS.put(
                "ONEDNN_MAX_CPU_ISA=AVX512_CORE", Map.of("ONEDNN_MAX_CPU_ISA", "AVX512_CORE"));
        ROUNDINGS.put("ONEDNN_MAX_CPU_ISA=SSE41", Map.of("ONEDNN_MAX_CPU_ISA", "SSE41"));
        ROUNDINGS.put("MKL_CBWR=COMPATIBLE", Map.of("MKL_CBWR", "COMPATIBLE"));
    }

    /** Those of one thread that round otherwise, among which the AUROC spreads. */
    private static final List<String> SPREAD =
            List.of("1 thread, as it comes", "ONEDNN_MAX_CPU_ISA=AVX2", "MKL_CBWR=COMPATIBLE");

    private static final List<MethodName> METHODS = List.of(MethodName.OECL, MethodName.SIMCLR);
    private static final int SEEDS = 3;
    private static final int EPOCHS = 24;

    private final StringBuilder text = new StringBuilder();

    @TempDir Path folder;

    @Test
    void measures() throws Exception {
        weights();
        rerun();
        spread();
        Files.writeString(Path.of(System.getProperty("oecl.bits")), text);
    }

    private void weights() throws Exception {
        Map<String, TrainingBits.Outcome> outcomes = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> rounding : ROUNDINGS.entrySet()) {
            outcomes.put(rounding.getKey(), TrainingBits.in(rounding.getValue()));
        }
        TrainingBits.Outcome first = outcomes.values().iterator().next();
        line(
                "Numerics version %s, %s, %s; ATen %s, oneDNN %s, %s.",
                Numerics.VERSION,
                first.environment().get("processor"),
                first.environment().get("engine"),
                first.environment().get("ATen"),
                first.environment().get("oneDNN"),
                first.environment().get("BLAS"));
        line("");
        line("Weights after twelve float32 steps, beside those of the first row:");
        line("");
        line("| process | ATen | oneDNN | threads | compact | narrow ResNet-18 |");
        line("|---|---|---|---|---|---|");
        outcomes.forEach((name, outcome) -> row(name, outcome, first));
    }

    private void row(String name, TrainingBits.Outcome outcome, TrainingBits.Outcome first) {
        Map<String, String> environment = outcome.environment();
        String verdicts =
                TrainingBits.networks().stream()
                        .map(
                                network ->
                                        outcome.hashes()
                                                        .get(network)
                                                        .equals(first.hashes().get(network))
                                                ? "identical"
                                                : "different")
                        .collect(Collectors.joining(" | "));
        line(
                "| %s | %s | %s | %s | %s |",
                name,
                environment.get("ATen"),
                environment.get("oneDNN"),
                environment.get(Environment.THREADS),
                verdicts);
    }

    /** The reference itself must come to the same again, or the spread would measure noise. */
    private void rerun() throws Exception {
        RunResult first = run(config(MethodName.OECL), 0, Map.of());
        RunResult again = run(config(MethodName.OECL), 0, Map.of());
        ResultComparison comparison = ResultComparison.of(first, again);
        assertTrue(comparison.identical(), comparison.text());
        line("");
        line(
                "A whole run, OECL on synthetic cells at quick shortened to %d steps, has the same"
                        + " scores again.",
                first.training().steps());
    }

    private void spread() throws Exception {
        line("");
        line("AUROC in percent of such runs, by rounding and seed (one thread):");
        line("");
        line("| method | seed | " + String.join(" | ", SPREAD) + " |");
        line("|---|---|" + "---|".repeat(SPREAD.size()));
        for (MethodName method : METHODS) {
            spread(method);
        }
    }

    private void spread(MethodName method) throws Exception {
        SummaryStatistics overSeeds = new SummaryStatistics();
        double variances = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SummaryStatistics overRoundings = new SummaryStatistics();
            List<String> cells = new ArrayList<>();
            for (String rounding : SPREAD) {
                RunResult result = run(config(method), seed, ROUNDINGS.get(rounding));
                double auroc = 100 * result.auroc(result.headlineScore());
                overRoundings.addValue(auroc);
                cells.add(String.format(Locale.ROOT, "%.2f", auroc));
                if (rounding.equals(SPREAD.get(0))) {
                    overSeeds.addValue(auroc);
                }
            }
            variances += overRoundings.getVariance();
            line("| %s | %d | %s |", method, seed, String.join(" | ", cells));
        }
        line(
                "| %s | standard deviation | over roundings of one seed %.2f; over seeds %.2f |%s",
                method,
                Math.sqrt(variances / SEEDS),
                overSeeds.getStandardDeviation(),
                " |".repeat(SPREAD.size() - 1));
    }

    private static RunConfig config(MethodName method) {
        RunConfig quick = Recipes.cells(Preset.QUICK);
        OodMethod shorter =
                Methods.oecl(
                        quick.temperature(),
                        AlphaSchedule.afterEpochs(quick.alpha().alpha(), EPOCHS / 4));
        return quick.with(shorter).with(quick.training().withEpochs(EPOCHS)).as(method);
    }

    private RunResult run(RunConfig config, long seed, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path file = folder.resolve("run.json");
        Path out = folder.resolve("result.json");
        config.withSeed(seed).write(file);
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.github.oecl.cli.Oecl",
                                "run",
                                file.toString(),
                                "--out",
                                out.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().putAll(variables);
        int code = builder.start().waitFor();
        assertEquals(0, code, Files.readString(folder.resolve("log")));
        return RunResult.read(out);
    }

    private void line(String format, Object... values) {
        String line = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }
}
