// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.plot.Role;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.run.trajectory.TrajectoryVariant;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeparationFigureTest {

    private static BufferedImage figure;

    @BeforeAll
    static void train() throws IOException {
        RunConfig config = TrajectoryVariant.OECL.of(Recipes.byName("cells", Preset.SMOKE));
        TrajectoryConfig followed = TrajectoryConfig.of(config);
        TrajectoryRun run = TrajectoryRun.of(config, followed, DataCatalog.at(null));
        figure = SeparationFigure.of("How norms separate", "live", run);
    }

    private static boolean has(Color color) {
        int[] pixels =
                figure.getRGB(
                        0, 0, figure.getWidth(), figure.getHeight(), null, 0, figure.getWidth());
        return java.util.Arrays.stream(pixels).anyMatch(p -> p == color.getRGB());
    }

    @Test
    void showsNormalOodAndOutlierImagesInTheirColours() {
        for (Role role : Role.values()) {
            assertTrue(has(role.color()), role.title());
        }
    }

    @Test
    void isAsWideAsEveryFigure() throws IOException {
        assertEquals(Math.round(Style.WIDTH * Style.SCALE), figure.getWidth(), 2);
    }
}
