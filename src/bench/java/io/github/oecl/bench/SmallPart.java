// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Small pieces of Java without the engine, by JMH. */
final class SmallPart {

    private SmallPart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(SmallPieces.class.getName())
                        .forks(1)
                        .warmupIterations(bench.quick() ? 1 : 3)
                        .measurementIterations(bench.quick() ? 2 : 7)
                        .warmupTime(TimeValue.milliseconds(bench.quick() ? 100 : 1000))
                        .measurementTime(TimeValue.milliseconds(bench.quick() ? 100 : 1000))
                        .verbosity(VerboseMode.SILENT);
        if (bench.quick()) {
            options = options.param("views", "9");
        }
        try {
            return measurements(new Runner(options.build()).run());
        } catch (RunnerException e) {
            throw new IOException("JMH failed", e);
        }
    }

    private static List<Measurement> measurements(Collection<RunResult> results) {
        return results.stream().map(SmallPart::measurement).toList();
    }

    private static Measurement measurement(RunResult result) {
        BenchmarkParams asked = result.getParams();
        String name = asked.getBenchmark();
        String settings =
                asked.getParamsKeys().stream()
                        .map(key -> key + "=" + asked.getParam(key))
                        .collect(Collectors.joining(", "));
        List<Turn> turns = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                turns.add(new Turn(1 / iteration.getPrimaryResult().getScore(), 0, 1));
            }
        }
        return new Measurement(
                name.substring(name.lastIndexOf('.') + 1),
                settings,
                Contender.OURS,
                "calls/s",
                turns,
                new PeakMemory(0, 0),
                Map.of("harness", "JMH " + asked.getJmhVersion(), "jdk", asked.getJdkVersion()));
    }
}
