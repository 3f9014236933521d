// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.DataConfig.FewOutliers;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FewOutliersTest {

    private static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));
    private static final RunConfig CELLS = Recipes.cells(Preset.SMOKE);

    @Test
    void theyAreBalancedOverTheirClasses() throws IOException {
        assertEquals(Map.of("basophil", 4, "neutrophil", 4), outliers(8, 1).counts());
    }

    @Test
    void thoseOfASmallerKAreAmongThoseOfALarger() throws IOException {
        assertTrue(images(outliers(8, 1)).containsAll(images(outliers(3, 1))));
    }

    @Test
    void anotherDrawTakesOthers() throws IOException {
        assertNotEquals(images(outliers(8, 1)), images(outliers(8, 2)));
    }

    @Test
    void moreThanThereAreIsAnErrorThatSaysHowManyThereAre() {
        refuses("129, but", () -> outliers(129, 1));
        refuses("has 128", () -> outliers(129, 1));
    }

    @Test
    void moreNormalImagesThanThereAreIsAnError() {
        RunConfig large = Axis.TRAIN_SIZE.apply(CELLS, 200L);
        refuses("128 images", () -> large.data().load(NO_FILES));
    }

    @Test
    void classesThatAreTestedAreRefusedBeforeAnythingIsTrained() {
        for (String tested : List.of("eosinophil", "basophil+eosinophil")) {
            GridBuilder grid =
                    Grid.builder()
                            .setName("wrong")
                            .optAxis(Axis.RECIPE, "cells")
                            .optAxis(Axis.OUTLIER_CLASSES, tested);
            refuses("[eosinophil] are tested", grid::build);
        }
    }

    @Test
    void whereAllOtherClassesAreOodEveryClassIsTested() {
        DataConfig data = Recipes.byName("cells-self", Preset.SMOKE).data();
        DataConfig near = data.withOutliers(data.dataset(), List.of("basophil"));
        refuses("basophil", () -> CELLS.with(near).requireThatOutliersFit("it"));
    }

    @Test
    void resultsOfThreeDrawsAreOneGroup() {
        Map<String, RunResult> draws =
                IntStream.of(1, 2, 3)
                        .mapToObj(draw -> few(8, draw))
                        .collect(
                                Collectors.toMap(
                                        run -> "cells-seed" + run.training().seed(),
                                        FakeResults::of));
        assertEquals(1, GridResults.of(draws).groups().size());
    }

    private static RunConfig few(int k, long draw) {
        return CELLS.with(CELLS.data().withFew(new FewOutliers(k, 0))).withSeed(draw);
    }

    private static ImageSet outliers(int k, long draw) throws IOException {
        return few(k, draw).data().load(NO_FILES).outliers();
    }

    private static Set<RgbImage> images(ImageSet images) {
        return IntStream.range(0, images.size())
                .mapToObj(images::image)
                .collect(Collectors.toSet());
    }

    private static void refuses(String said, Executable what) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        assertTrue(message.contains(said), message);
    }
}
