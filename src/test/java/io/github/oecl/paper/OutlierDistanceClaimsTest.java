// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridResults;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Preset;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class OutlierDistanceClaimsTest {

    /** A gap at which a baseline is above chance. */
    private static final double TRAINED = 8;

    private static final int SHRINKS = 0;
    private static final int GROWS = 1;
    private static final int HELPS = 2;
    private static final int ABOVE_FAR = 3;

    @Test
    void farOutliersThatStopHelpingSpeakForTheClaim() {
        List<Claim> claims = claims(run -> isFar(run) && isSmall(run) ? 18 : TRAINED);
        assertEquals(Verdict.SUPPORTED, claims.get(SHRINKS).verdict());
        assertTrue(claims.get(SHRINKS).seen().endsWith(" at 128 images"));
        assertTrue(claims.get(SHRINKS).budget().endsWith("20 trainings"));
    }

    @Test
    void farOutliersThatBeginToHelpSpeakAgainstIt() {
        List<Claim> claims = claims(run -> isFar(run) && !isSmall(run) ? 18 : TRAINED);
        assertEquals(Verdict.CONTRADICTED, claims.get(SHRINKS).verdict());
        assertEquals(Verdict.CONTRADICTED, claims.get(GROWS).verdict());
        assertEquals(Verdict.CONTRADICTED, claims.get(ABOVE_FAR).verdict());
    }

    @Test
    void nearOutliersThatGoOnHelpingSpeakForTheClaims() {
        List<Claim> claims = claims(run -> isNear(run) && !isSmall(run) ? 18 : TRAINED);
        assertEquals(Verdict.UNDECIDED, claims.get(SHRINKS).verdict());
        for (int claim : new int[] {GROWS, HELPS, ABOVE_FAR}) {
            assertEquals(Verdict.SUPPORTED, claims.get(claim).verdict());
        }
    }

    @Test
    void aGainThatIsTheSameAtBothSizesDecidesNothing() {
        List<Claim> claims = claims(run -> isNear(run) ? 18 : TRAINED);
        assertEquals(Verdict.UNDECIDED, claims.get(GROWS).verdict());
        assertEquals(Verdict.SUPPORTED, claims.get(HELPS).verdict());
    }

    @Test
    void oneSizeDoesNotTellOfAChange() {
        Map<String, RunResult> large = new LinkedHashMap<>(results(run -> 0, run -> true));
        large.values().removeIf(result -> isSmall(result.config()));
        List<Claim> claims = Experiment.NEAR_AND_FAR.claims("live", GridResults.of(large));
        assertEquals(Verdict.NOT_RUN, claims.get(SHRINKS).verdict());
        assertEquals(Verdict.UNDECIDED, claims.get(ABOVE_FAR).verdict());
    }

    @Test
    void whereNoneWasNotRunOnlyNearAndFarAreCompared() {
        Map<String, RunResult> exposed =
                results(run -> 0, run -> run.outlierDistance().isPresent());
        List<Claim> claims = Experiment.NEAR_AND_FAR.claims("live", GridResults.of(exposed));
        assertEquals(Verdict.NOT_RUN, claims.get(SHRINKS).verdict());
        assertEquals(Verdict.UNDECIDED, claims.get(GROWS).verdict());
    }

    private static List<Claim> claims(ToDoubleFunction<RunConfig> gap) {
        return Experiment.NEAR_AND_FAR.claims("live", GridResults.of(results(gap, run -> true)));
    }

    private static Map<String, RunResult> results(
            ToDoubleFunction<RunConfig> gap, Function<RunConfig, Boolean> of) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        Grid grid =
                Experiment.NEAR_AND_FAR
                        .builder()
                        .optPreset(Preset.SMOKE)
                        .optSeeds(1, 2, 3, 4, 5)
                        .build();
        grid.runs().stream()
                .filter(gridRun -> of.apply(gridRun.config()))
                .forEach(
                        gridRun ->
                                results.put(
                                        gridRun.id(),
                                        FakeResults.of(
                                                gridRun.config(),
                                                gap.applyAsDouble(gridRun.config()))));
        return results;
    }

    private static boolean isFar(RunConfig run) {
        return run.outlierDistance().equals(Optional.of(OutlierDistance.FAR));
    }

    private static boolean isNear(RunConfig run) {
        return run.outlierDistance().equals(Optional.of(OutlierDistance.NEAR));
    }

    private static boolean isSmall(RunConfig run) {
        return run.data().trainSize() == 16;
    }
}
