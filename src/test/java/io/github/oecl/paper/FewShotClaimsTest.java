// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.method.MethodName;
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
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class FewShotClaimsTest {

    private static final List<Claim> CLAIMS =
            claims(run -> run.method().name().equals(MethodName.OECL) ? 8 + 4 * log(run) : 8);

    private static double log(RunConfig run) {
        return Math.log(1 + run.outlierCount()) / Math.log(3);
    }

    @Test
    void eachStepIsAClaimForNearOutliersAndForFarOnes() {
        assertEquals(12, CLAIMS.size());
        assertTrue(CLAIMS.get(0).text().startsWith("near: one outlier"));
        assertTrue(CLAIMS.get(6).text().startsWith("far: one outlier"));
    }

    @Test
    void whatHelpsAgreesAndWhatWasNotRunSaysSo() {
        assertEquals(Verdict.SUPPORTED, CLAIMS.get(1).verdict());
        assertEquals(Verdict.SUPPORTED, CLAIMS.get(4).verdict());
        assertEquals(Verdict.NOT_RUN, CLAIMS.get(3).verdict());
        assertTrue(CLAIMS.get(1).seen().contains(" against "));
        assertTrue(CLAIMS.get(1).budget().endsWith("10 trainings"));
    }

    @Test
    void aRivalThatMakesMoreOfFewDisagrees() {
        List<Claim> claims = claims(run -> run.method().name().equals(MethodName.HSC) ? 18 : 8);
        assertEquals(Verdict.CONTRADICTED, claims.get(4).verdict());
        assertEquals(Verdict.UNDECIDED, claims.get(5).verdict());
    }

    @Test
    void onlyTheKindsThatWereRunAreJudged() {
        Map<String, RunResult> near = results(run -> 0);
        near.values()
                .removeIf(
                        result ->
                                result.config()
                                        .outlierDistance()
                                        .equals(Optional.of(OutlierDistance.FAR)));
        assertEquals(6, Experiment.FEW_SHOT.claims("live", GridResults.of(near)).size());
    }

    private static List<Claim> claims(ToDoubleFunction<RunConfig> gap) {
        return Experiment.FEW_SHOT.claims("live", GridResults.of(results(gap)));
    }

    private static Map<String, RunResult> results(ToDoubleFunction<RunConfig> gap) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        var grid =
                Experiment.FEW_SHOT
                        .builder()
                        .optPreset(Preset.SMOKE)
                        .optSeeds(1, 2, 3, 4, 5)
                        .build();
        for (GridRun gridRun : grid.runs()) {
            results.put(
                    gridRun.id(),
                    FakeResults.of(gridRun.config(), gap.applyAsDouble(gridRun.config())));
        }
        return results;
    }
}
