// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Our speed as a multiple of each other contender's, with the range over the pairs. */
final class BenchFigure {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 520;
    private static final List<Color> COLORS =
            List.of(
                    new Color(0x0072B2),
                    new Color(0xE69F00),
                    new Color(0x009E73),
                    Color.GRAY,
                    new Color(0xCC79A7));

    private BenchFigure() {}

    /** Writes the figure; nothing if there was no one to compare with. */
    static void write(List<PartResult> parts, Path file) throws IOException {
        List<String> tasks = new ArrayList<>();
        List<List<Measurement>> groups = new ArrayList<>();
        for (PartResult part : parts) {
            for (Map.Entry<String, List<Measurement>> group :
                    Report.groups(part.measurements()).entrySet()) {
                if (group.getValue().size() > 1) {
                    tasks.add(label(group.getValue().get(0)));
                    groups.add(group.getValue());
                }
            }
        }
        if (!groups.isEmpty()) {
            BitmapEncoder.saveBitmap(chart(tasks, groups), file.toString(), BitmapFormat.PNG);
        }
    }

    private static CategoryChart chart(List<String> tasks, List<List<Measurement>> groups) {
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Speed of this library as a multiple of the other's (median, range)")
                        .yAxisTitle("times as fast")
                        .build();
        CategoryStyler styler = chart.getStyler();
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setYAxisMin(0.0);
        styler.setXAxisLabelRotation(35);
        styler.setChartBackgroundColor(Color.WHITE);
        List<String> others =
                groups.stream()
                        .flatMap(group -> group.stream().skip(1))
                        .map(Measurement::form)
                        .distinct()
                        .toList();
        for (int i = 0; i < others.size(); i++) {
            add(chart, others.get(i), tasks, groups, COLORS.get(i % COLORS.size()));
        }
        return chart;
    }

    private static void add(
            CategoryChart chart,
            String other,
            List<String> tasks,
            List<List<Measurement>> groups,
            Color color) {
        List<Double> medians = new ArrayList<>();
        List<Double> spreads = new ArrayList<>();
        for (List<Measurement> group : groups) {
            double[] ratios =
                    group.stream()
                            .filter(m -> m.form().equals(other))
                            .findFirst()
                            .map(group.get(0)::ratios)
                            .orElse(null);
            medians.add(ratios == null ? 0.0 : Measurement.median(ratios));
            spreads.add(ratios == null ? 0.0 : spread(ratios));
        }
        chart.addSeries(other, tasks, medians, spreads).setFillColor(color);
    }

    private static double spread(double[] ratios) {
        double least = Arrays.stream(ratios).min().orElseThrow();
        double most = Arrays.stream(ratios).max().orElseThrow();
        return (most - least) / 2;
    }

    private static String label(Measurement m) {
        return m.settings().matches(".*(batch|size)=(\\d+).*")
                ? m.what() + " " + m.settings().replaceAll(".*(batch|size)=(\\d+).*", "$2")
                : m.what();
    }
}
