// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.Scored;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class MethodStyleTest {

    private static final MethodStyle UNKNOWN = MethodStyle.of("my own method");

    /** Simulates the three kinds of colour blindness (matrices of Machado et al. 2009). */
    private static final List<double[]> SIGHTS =
            List.of(
                    new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                    new double[] {.152, 1.053, -.205, .115, .786, .099, -.004, -.048, 1.052},
                    new double[] {.367, .861, -.228, .280, .673, .047, -.012, .043, .969},
                    new double[] {1.256, -.077, -.179, -.078, .931, .148, .005, .691, .304});

    @Test
    void everyMethodHasAStyleOfItsOwnByWhateverNameItGoes() {
        Set<String> ours = Scored.names().stream().map(MethodName::label).collect(toSet());
        Table table = Methods.table(1);
        for (MethodName method : Scored.names()) {
            if (!method.equals(MethodName.SIMCLR_UNNORMALISED)) {
                assertTrue(MethodStyle.of(method.label()) != UNKNOWN, method.label());
                assertTrue(MethodStyle.of(method.inFiles()) != UNKNOWN, method.inFiles());
            }
        }
        for (Row row : table) {
            if (ours.contains(row.getString("method"))) {
                assertTrue(MethodStyle.of(row.getString("name")) != UNKNOWN, row.getString("name"));
            }
        }
        assertSame(MethodStyle.of("self-OECL (rotation)"), MethodStyle.of("SELF_OECL"));
        assertSame(MethodStyle.of("CSI (rotation)"), MethodStyle.of("csi"));
    }

    @Test
    void anyEyeTellsTheColoursApart() {
        List<Color> colors =
                Arrays.asList("OECL", "SimCLR", "HSC", "BCE", "self-OECL", "CSI").stream()
                        .map(name -> MethodStyle.of(name).color())
                        .toList();
        for (double[] sight : SIGHTS) {
            for (int i = 0; i < colors.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double apart = distance(seen(sight, colors.get(i)), seen(sight, colors.get(j)));
                    assertTrue(apart > 30, i + " and " + j + " are " + apart + " apart");
                }
            }
        }
    }

    @Test
    void aMarkerStandsWhereItShould() {
        for (String name : List.of("OECL", "SimCLR", "HSC", "BCE", "self-OECL", "CSI", "mine")) {
            var bounds = MethodStyle.of(name).marker(10, 20, 4).getBounds2D();
            assertTrue(bounds.contains(10, 20), name);
            assertEquals(9, bounds.getWidth(), 2, name);
        }
    }

    private static double[] seen(double[] sight, Color color) {
        double[] rgb = {color.getRed(), color.getGreen(), color.getBlue()};
        double[] seen = new double[3];
        for (int i = 0; i < 9; i++) {
            seen[i / 3] += sight[i] * rgb[i % 3];
        }
        return seen;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(
                Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }
}
