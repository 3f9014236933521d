// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import io.github.oecl.image.RgbImage;
import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.internal.ContactSheet;
import io.github.oecl.plot.internal.SheetRow;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.run.RunConfig;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Augmentation.ViewKey;
import io.github.oecl.transform.Shift;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Contact sheets of a task: its images, their views, and those that a score ranks first and last.
 */
final class ImageFigures {

    private static final int ROWS_OF_A_ROLE = 2;
    private static final int COLUMNS = ContactSheet.COLUMNS;

    /** Each of them stands beside what becomes of it; more would make a page heavy. */
    private static final int IMAGES_A_SHIFT = 3;

    private static final long VIEWS = KeyedRandom.stream("views of a figure");

    private ImageFigures() {}

    /**
     * Shows what is trained on and what is tested: a choice of images of each role, balanced over
     * the classes.
     *
     * @param config the run that the images are for
     * @param task the images
     * @param roles which to show
     * @return the figure
     */
    static BufferedImage roles(RunConfig config, Task task, Role... roles) {
        List<SheetRow> rows = new ArrayList<>();
        for (Role role : roles) {
            rows.addAll(rows(role, shown(task, role)));
        }
        return ContactSheet.of("Images of " + task.name(), Caption.of(config, task), rows);
    }

    /**
     * Shows images, each over random views of it as the training sees them.
     *
     * @param config has the augmentation
     * @param images to take some of
     * @param views how many of each
     * @return the figure
     */
    static BufferedImage views(RunConfig config, ImageSet images, int views) {
        Augmentation augmentation = config.views().augmentation();
        Augmentation clean = Augmentation.clean(augmentation.size());
        ImageSet some = images.take(Math.min(COLUMNS, images.size()), config.data().seed());
        List<SheetRow> rows = new ArrayList<>();
        rows.add(new SheetRow("an image", Role.NORMAL, views(some, clean, 0)));
        for (int view = 1; view <= views; view++) {
            rows.add(new SheetRow("view " + view, Role.NORMAL, views(some, augmentation, view)));
        }
        return ContactSheet.of("Random views, as the training sees them", Caption.of(config), rows);
    }

    /**
     * Shows what every shift makes of images: each image, then its other variants, with an asterisk
     * at those that serve as outliers.
     *
     * @param config has the size of a view
     * @param images to take some of
     * @return the figure, a row for each of {@link Shift#all()}
     */
    static BufferedImage shifts(RunConfig config, ImageSet images) {
        ImageSet some = images.take(Math.min(COLUMNS, images.size()), config.data().seed());
        List<SheetRow> rows =
                Shift.all().stream().map(shift -> shifted(config, some, shift)).toList();
        String title = "What the shifts make of " + config.data().title();
        return ContactSheet.of(
                title,
                Caption.of(config)
                        + "\nWith an asterisk: outliers of self-OECL; the others are learnt as normal.",
                rows);
    }

    private static SheetRow shifted(RunConfig config, ImageSet images, Shift shift) {
        Augmentation clean = Augmentation.clean(config.views().size());
        int each = shift.transformations().size();
        List<RgbImage> shown = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int shiftedImages = Math.min(IMAGES_A_SHIFT, COLUMNS / each);
        for (int i = 0; i < Math.min(shiftedImages, images.size()); i++) {
            for (Shift.Transformation transformation : shift.transformations()) {
                ViewKey key = new ViewKey(0, VIEWS, 0, i, 0);
                shown.add(clean.view(images.image(i), transformation, key));
                names.add(note(shift, transformation));
            }
        }
        return new SheetRow(shift.name(), Role.OUTLIER, shown, names);
    }

    /** Returns the name of a variant without that of its shift. */
    private static String note(Shift shift, Shift.Transformation transformation) {
        String name = transformation.name().replaceFirst("^" + shift.name() + " ", "");
        return transformation.outlier() ? name + " *" : name;
    }

    /**
     * Shows the test images that a run finds the most and the least normal, with their scores.
     *
     * @param run the run and its score
     * @param task the images that it was tested on
     * @return the figure
     */
    static BufferedImage extremes(ScoredRun run, Task task) {
        double[] normal = run.values().normal();
        double[] ood = run.values().ood();
        List<SheetRow> rows =
                List.of(
                        ranked("normal, highest scores", Role.NORMAL, task, normal, true),
                        ranked(
                                "normal, lowest: the first false alarms",
                                Role.NORMAL,
                                task,
                                normal,
                                false),
                        ranked("OOD, highest: the first to be missed", Role.OOD, task, ood, true),
                        ranked("OOD, lowest scores", Role.OOD, task, ood, false));
        return ContactSheet.of(
                "Most and least normal by " + run.label(), Caption.of(run.result()), rows);
    }

    private static SheetRow ranked(
            String label, Role role, Task task, double[] scores, boolean fromTop) {
        ImageSet images = tested(task, role);
        Comparator<Integer> rising = Comparator.comparingDouble(i -> scores[i]);
        int[] first =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(fromTop ? rising.reversed() : rising)
                        .limit(COLUMNS)
                        .mapToInt(i -> i)
                        .toArray();
        List<String> notes =
                Arrays.stream(first)
                        .mapToObj(i -> String.format(Locale.ROOT, "%.3g", scores[i]))
                        .toList();
        return new SheetRow(label, role, all(images.subset(first)), notes);
    }

    private static ImageSet shown(Task task, Role role) {
        return switch (role) {
            case NORMAL -> task.train();
            case OUTLIER -> task.outliers();
            case OOD -> task.testOod();
        };
    }

    private static ImageSet tested(Task task, Role role) {
        return role == Role.NORMAL ? task.testNormal() : task.testOod();
    }

    private static List<SheetRow> rows(Role role, ImageSet images) {
        ImageSet some = images.take(Math.min(ROWS_OF_A_ROLE * COLUMNS, images.size()), 0);
        List<SheetRow> rows = new ArrayList<>();
        for (int first = 0; first < some.size(); first += COLUMNS) {
            int end = Math.min(first + COLUMNS, some.size());
            ImageSet part = some.subset(IntStream.range(first, end).toArray());
            List<String> names = IntStream.range(0, part.size()).mapToObj(part::className).toList();
            String label = first == 0 ? label(role) : "";
            rows.add(new SheetRow(label, role, all(part), names));
        }
        return rows;
    }

    private static String label(Role role) {
        return switch (role) {
            case NORMAL -> "normal: trained on";
            case OUTLIER -> "outliers: trained on, to be pushed to the origin";
            case OOD -> "OOD: never seen before the test";
        };
    }

    private static List<RgbImage> all(ImageSet images) {
        return IntStream.range(0, images.size()).mapToObj(images::image).toList();
    }

    private static List<RgbImage> views(ImageSet images, Augmentation way, int view) {
        return IntStream.range(0, images.size())
                .mapToObj(i -> view(images.image(i), way, i, view))
                .toList();
    }

    private static RgbImage view(RgbImage image, Augmentation way, int slot, int view) {
        ViewKey key = new ViewKey(0, VIEWS, 0, slot, view);
        return way.view(image, Shift.identity(), key);
    }
}
