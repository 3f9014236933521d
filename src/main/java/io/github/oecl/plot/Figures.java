// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import io.github.oecl.grid.GridResults;
import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.internal.InteractivePage;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * Figures and tables of runs, each by one call: an image with its title and a caption that names
 * the preset, the images and the budget. {@link LineFigure} draws curves and points of your own.
 */
public final class Figures {

    private Figures() {}

    /**
     * Shows what is trained on and what is tested: a choice of images of each role, balanced over
     * the classes.
     *
     * @param config the run that the images are for
     * @param task the images
     * @param roles which to show
     * @return the figure
     */
    public static BufferedImage roles(RunConfig config, Task task, Role... roles) {
        return ImageFigures.roles(config, task, roles);
    }

    /**
     * Shows images, each over random views of it as the training sees them.
     *
     * @param config has the augmentation
     * @param images to take some of
     * @param views how many of each
     * @return the figure
     */
    public static BufferedImage views(RunConfig config, ImageSet images, int views) {
        return ImageFigures.views(config, images, views);
    }

    /**
     * Shows what every shift makes of images: each image, then its other variants, with an asterisk
     * at those that serve as outliers.
     *
     * @param config has the size of a view
     * @param images to take some of
     * @return the figure, a row for each shift
     */
    public static BufferedImage shifts(RunConfig config, ImageSet images) {
        return ImageFigures.shifts(config, images);
    }

    /**
     * Shows the test images that a run finds the most and the least normal, with their scores.
     *
     * @param run the run and its score
     * @param task the images that it was tested on
     * @return the figure
     */
    public static BufferedImage extremes(ScoredRun run, Task task) {
        return ImageFigures.extremes(run, task);
    }

    /**
     * Draws histograms of the scores of normal and of OOD test images, a panel for each run. The
     * score axes differ, as norms of two models do not compare. An axis is logarithmic, and says
     * so, where positive scores span more than two decades.
     *
     * @param title of the figure
     * @param runs one to three runs on the same test images
     * @return the figure
     */
    public static BufferedImage scores(String title, ScoredRun... runs) {
        return ScoreHistogram.of(title, runs);
    }

    /**
     * Draws ROC curves over the diagonal of chance; the legend has each AUROC with its 95%
     * bootstrap interval over test images.
     *
     * @param title of the figure
     * @param runs at least one run, all on the same test images
     * @return the figure
     */
    public static BufferedImage roc(String title, ScoredRun... runs) {
        return RocFigure.of(title, runs);
    }

    /**
     * Draws the AUROC of each run and score as a dot on a bar, which is its 95% bootstrap interval;
     * a method has one colour.
     *
     * @param title of the figure
     * @param runs at least one, all on the same test images
     * @return the figure
     */
    public static BufferedImage aurocs(String title, List<ScoredRun> runs) {
        return AurocFigure.of(title, runs);
    }

    /**
     * Draws the AUROC of methods over seeds, task by task: a dot for each seed on a bar, which is
     * its 95% bootstrap interval over test images. A method has the score that goes with it, SimCLR
     * each of its two usual scores; the highest mean is first. Without results the figure says that
     * nothing was run.
     *
     * @param title of the figure
     * @param results each method once for a task and seed
     * @return the figure
     */
    public static BufferedImage seeds(String title, GridResults results) {
        return SeedsFigure.of(title, results);
    }

    /**
     * Makes a table with a row for each run and score: method, score, AUROC and its 95% bootstrap
     * interval in percent, the steps and views of the training, its seconds, seed, and preset.
     *
     * @param runs the rows
     * @return the table, whose {@code printAll()} reads well
     */
    public static Table table(List<ScoredRun> runs) {
        return ScoreTable.of(runs);
    }

    /**
     * Describes a run before it is done, for the caption of a figure of your own.
     *
     * @param config the run
     * @return such as {@code Preset quick · synthetic-cells · seed 0}
     */
    public static String caption(RunConfig config) {
        return Caption.of(config);
    }

    /**
     * Describes what a run was given, for the caption of a figure of your own.
     *
     * @param result the run
     * @return steps, views, distinct outliers, seed and seconds
     */
    public static String budget(RunResult result) {
        return Caption.budget(result);
    }

    /**
     * Writes an interactive figure as a page that needs no network: Plotly's script stands in it.
     * That makes pages of some megabytes, which are a by-product and not for version control.
     *
     * @param figure the figure
     * @param title of the page
     * @param file where to; replaced if it is there, whole or not at all
     * @throws IOException if the file cannot be written, or the script is not on the class path
     */
    public static void writePage(Figure figure, String title, Path file) throws IOException {
        InteractivePage.write(figure, title, file);
    }
}
