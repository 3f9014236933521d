// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.data.ImageSet;
import io.github.oecl.doctor.Checkup;
import io.github.oecl.image.RgbImage;
import io.github.oecl.plot.Figures;
import io.github.oecl.plot.ScoredRun;
import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.paper.PaperFigures;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.run.trajectory.TrajectoryVariant;
import io.github.oecl.train.TrainingRecord;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/** What can be shown as more than a line of text, and how; the same for every kernel. */
final class Renderings {

    /** A table of more rows is cut: it would bury the notebook. */
    private static final int MOST_ROWS = 50;

    private static final List<Kind<?>> KINDS =
            List.of(
                    new Kind<>(BufferedImage.class, Renderings::figure),
                    new Kind<>(RgbImage.class, ImageView::of),
                    new Kind<>(ImageSet.class, ImageView::of),
                    new Kind<>(Table.class, Renderings::table),
                    new Kind<>(tech.tablesaw.plotly.components.Figure.class, InteractiveView::of),
                    new Kind<>(Checkup.class, Renderings::checkup),
                    new Kind<>(RunResult.class, Renderings::result),
                    new Kind<>(TrainingRecord.class, Renderings::training),
                    new Kind<>(TrajectoryRun.class, Renderings::trajectory));

    private Renderings() {}

    /** A type of things and how they are shown. */
    private record Kind<T>(Class<T> type, Function<T, Rendering> rendering) {
        Rendering render(Object object) {
            return rendering.apply(type.cast(object));
        }
    }

    /** Returns the types of the things that are shown as more than a line. */
    static List<Class<?>> types() {
        return KINDS.stream().<Class<?>>map(Kind::type).toList();
    }

    static boolean isKnown(Object object) {
        return kind(object).isPresent();
    }

    /** Returns all forms of a thing; of an unknown one only its text. */
    static Rendering of(Object object) {
        return kind(object)
                .map(kind -> kind.render(object))
                .orElseGet(() -> Rendering.text(String.valueOf(object)));
    }

    private static Optional<Kind<?>> kind(Object object) {
        return KINDS.stream().filter(kind -> kind.type().isInstance(object)).findFirst();
    }

    /** The library's figures know what they show. */
    private static Rendering figure(BufferedImage figure) {
        String size =
                String.format(Locale.ROOT, "%d x %d pixels", figure.getWidth(), figure.getHeight());
        String text =
                figure.getProperty("title") instanceof String title
                        ? "Figure: %s (%s)\n%s\n%s"
                                .formatted(
                                        title,
                                        size,
                                        figure.getProperty("comment"),
                                        figure.getProperty("shown"))
                        : "Figure (" + size + ")";
        return Rendering.picture(text.strip(), figure);
    }

    private static Rendering table(Table table) {
        int rows = table.rowCount();
        if (rows <= MOST_ROWS) {
            return Rendering.html(table.printAll(), Html.table(table));
        }
        Table first = table.first(MOST_ROWS).setName(table.name());
        String rest = String.format(Locale.ROOT, "The first %d of %,d rows.", MOST_ROWS, rows);
        return Rendering.html(
                first.printAll() + "\n" + rest, Html.table(first) + Html.paragraph(rest));
    }

    private static Rendering checkup(Checkup checkup) {
        return Rendering.html(checkup.text(), Html.table(checkup.table()));
    }

    private static Rendering result(RunResult result) {
        Table table = Figures.table(ScoredRun.all(result));
        String caption = Caption.of(result);
        return Rendering.html(
                table.printAll() + "\n" + caption, Html.table(table) + Html.paragraph(caption));
    }

    private static Rendering training(TrainingRecord training) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "Training: %,d steps, %,d views, %.0f s%s",
                        training.steps(),
                        training.views(),
                        training.seconds(),
                        training.completed() ? "" : ", STOPPED before its end"));
        if (!training.epochs().isEmpty()) {
            int last = training.epochs().size() - 1;
            text.append('\n').append(training.epochs().get(last).line());
        }
        return Rendering.text(text.toString());
    }

    private static Rendering trajectory(TrajectoryRun run) {
        String title = "Norms over a training: " + TrajectoryVariant.titleOf(run.config());
        BufferedImage figure = PaperFigures.trajectory(title, "", run);
        return Rendering.picture(title + "\n" + TrajectorySummary.riseAndFall(run), figure);
    }
}
