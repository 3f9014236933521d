// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.TextLines;
import io.github.oecl.norm.NormTrajectory.GroupSummary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trajectory with its provenance, as a CSV file: comment lines that begin with "#" and hold the
 * provenance as a JSON object of strings, a line of column names, and a line for each row. It is
 * read again to the same numbers, without the model that they came from.
 *
 * @param trajectory the rows
 * @param provenance what the rows were made with (configuration, seed, data, versions), by name
 */
record NormTrajectoryFile(NormTrajectory trajectory, Map<String, String> provenance) {

    private static final String COLUMNS =
            "epoch,group,statistic,images,views,mean,q05,q25,median,q75,q95";

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /**
     * Copies the provenance.
     *
     * @param trajectory the rows
     * @param provenance what the rows were made with
     */
    NormTrajectoryFile {
        provenance = Map.copyOf(provenance);
    }

    /**
     * Writes the file, whole or not at all. Folders that are missing are made.
     *
     * @param file where to; replaced if it is there
     * @throws IOException if the file cannot be written
     */
    void write(Path file) throws IOException {
        OutputFile.at(file).write(String.join("\n", lines()) + "\n");
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @param file which
     * @return the trajectory and its provenance
     * @throws TrajectoryFormatException if the file is something else; the message names the line
     * @throws IOException if the file cannot be read
     */
    static NormTrajectoryFile read(Path file) throws IOException {
        List<String> lines = linesOf(file);
        int header = (int) lines.stream().takeWhile(line -> line.startsWith("#")).count();
        Map<String, String> provenance = provenance(file, lines.subList(0, header));
        if (lines.size() <= header || !lines.get(header).equals(COLUMNS)) {
            throw new TrajectoryFormatException(file, header + 1, "expected " + COLUMNS, null);
        }
        NormTrajectory trajectory = new NormTrajectory();
        for (int i = header + 1; i < lines.size(); i++) {
            try {
                trajectory.add(parse(lines.get(i)));
            } catch (IllegalArgumentException e) {
                throw new TrajectoryFormatException(file, i + 1, e.getMessage(), e);
            }
        }
        return new NormTrajectoryFile(trajectory, provenance);
    }

    private List<String> lines() {
        Stream<String> header = JSON.toJson(new TreeMap<>(provenance)).lines().map(s -> "# " + s);
        Stream<String> rows = trajectory.rows().stream().map(NormTrajectoryFile::format);
        return Stream.of(header, Stream.of(COLUMNS), rows).flatMap(s -> s).toList();
    }

    private static List<String> linesOf(Path file) throws IOException {
        try {
            return TextLines.of(file);
        } catch (CharacterCodingException e) {
            throw new TrajectoryFormatException(file, 1, "this is no UTF-8 text", e);
        }
    }

    private static Map<String, String> provenance(Path file, List<String> header)
            throws TrajectoryFormatException {
        String json = header.stream().map(s -> s.substring(1)).collect(Collectors.joining("\n"));
        try {
            Map<String, String> map = JSON.fromJson(json, new TypeToken<Map<String, String>>() {});
            return Map.copyOf(map);
        } catch (JsonParseException | NullPointerException e) {
            throw new TrajectoryFormatException(
                    file, 1, "expected the provenance as JSON after '#'", e);
        }
    }

    static String format(NormTrajectory.Row row) {
        GroupSummary s = row.summary();
        return Stream.of(
                        row.epoch(),
                        row.group(),
                        row.statistic(),
                        row.images(),
                        row.views(),
                        s.mean(),
                        s.q05(),
                        s.q25(),
                        s.median(),
                        s.q75(),
                        s.q95())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    static NormTrajectory.Row parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 11) {
            throw new IllegalArgumentException("expected 11 cells, not " + cells.length);
        }
        double[] values = Stream.of(cells).skip(5).mapToDouble(Double::parseDouble).toArray();
        return new NormTrajectory.Row(
                Integer.parseInt(cells[0]),
                cells[1],
                NormStatistic.valueOf(cells[2]),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                new GroupSummary(values[0], values[1], values[2], values[3], values[4], values[5]));
    }
}
