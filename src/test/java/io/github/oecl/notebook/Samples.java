// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.data.ImageSet;
import io.github.oecl.doctor.Checkup;
import io.github.oecl.doctor.Finding;
import io.github.oecl.image.RgbImage;
import io.github.oecl.plot.Results;
import io.github.oecl.plot.paper.PaperFigures;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One thing of each kind that can be shown. */
final class Samples {

    /** Every name and value of it would do harm as HTML. */
    static final Table TABLE =
            Table.create(
                    "<b>scores</b>",
                    StringColumn.create("na<me", "<script>alert(1)</script>", "a & b"),
                    DoubleColumn.create("\"score\"", 1.5, 2));

    static final RgbImage IMAGE = RgbImage.of(2, 2, new byte[12]);

    static final ImageSet IMAGES =
            ImageSet.of("pair", List.of("one", "two"), List.of(IMAGE, IMAGE), new int[] {0, 1});

    static final Checkup CHECKUP =
            new Checkup(
                    List.of(
                            new Finding("Java", Finding.Verdict.GOOD, "JDK 17 in <home>", ""),
                            new Finding(
                                    "Data", Finding.Verdict.WRONG, "no a & b", "set OECL_DATA")));

    private Samples() {}

    /** Returns the things by name, without the interactive figure, which writes a page. */
    static Map<String, Object> all() {
        return Map.of(
                "figure",
                PaperFigures.lemma(8, 2, 1),
                "table",
                TABLE,
                "image",
                IMAGE,
                "images",
                IMAGES,
                "result",
                Results.perfect(),
                "training",
                Results.training(4),
                "checkup",
                CHECKUP,
                "something else",
                List.of("<b>"));
    }
}
