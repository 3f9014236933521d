// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.plot.Role;
import io.github.oecl.run.trajectory.TrajectoryRun;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;

/**
 * The paper's figures, and those that explain it: each a call that returns an image with its title,
 * its caption and its budget. Without results a figure says that nothing was run.
 */
public final class PaperFigures {

    private PaperFigures() {}

    /**
     * Draws the function f of Lemma 1 (our reading) for normal u of standard deviation 1, and for
     * one ratio the bounds: the closed form from above and a tangent from below.
     *
     * @param yMax the right end of the axis, in units of sigma^2
     * @param shown the ratio whose bounds are drawn
     * @param ratios of mu to sigma, above 0, at most six
     * @return the figure
     */
    public static BufferedImage lemma(double yMax, double shown, double... ratios) {
        return LemmaFigure.of(yMax, shown, ratios);
    }

    /**
     * Draws f' and f'' towards 0 on logarithmic axes: the one-sided derivatives at 0 are infinite,
     * and f' gets there no faster than a logarithm.
     *
     * @param ratios of mu to sigma, above 0, at most six
     * @return the figure
     */
    public static BufferedImage lemmaDerivatives(double... ratios) {
        return LemmaFigure.derivatives(ratios);
    }

    /**
     * Returns f for some ratios as an interactive figure, to zoom into and to read values from.
     *
     * @param yMax the right end of the axis, in units of sigma^2
     * @param ratios of mu to sigma, above 0
     * @return a figure that a notebook shows, and that can be written as a page
     */
    public static Figure interactiveLemma(double yMax, double... ratios) {
        return LemmaFigure.interactive(yMax, ratios);
    }

    /**
     * Draws the views of two images in the plane side by side to one scale, so that lengths and
     * angles compare: the mean m, one view z with its parts u along m and v off m, and the angle
     * between z and m.
     *
     * @param title of the figure
     * @param caption what to look at
     * @param left the views of one image
     * @param right the views of another
     * @return the figure
     */
    public static BufferedImage viewGeometry(
            String title, String caption, ViewCloud left, ViewCloud right) {
        return ViewGeometryFigure.of(title, caption, left, right);
    }

    /**
     * Draws the course of statistics over one training, a panel for each, as in figures 1, 2 and 5:
     * for each group of images the median over its images and a band that holds the interquartile
     * range of them.
     *
     * @param title of the figure
     * @param label for the training, such as "live" or "recorded"
     * @param run the training
     * @param statistics one to three; none stands for the mean norm (figure 1), mu / sigma_v and
     *     sigma_v (figure 2)
     * @return the figure
     * @throws IllegalArgumentException if there are more than three
     */
    public static BufferedImage trajectory(
            String title, String label, TrajectoryRun run, NormStatistic... statistics) {
        return TrajectoryFigure.of(title, label, run, statistics);
    }

    /**
     * Draws the course of one statistic over several trainings, a panel for each. Axes of norms are
     * each panel's own: norms of two networks do not compare.
     *
     * @param title of the figure
     * @param statistic what to draw
     * @param labels for the trainings, in their order
     * @param runs one to three trainings
     * @return the figure
     * @throws IllegalArgumentException if there are more than three trainings, or not as many
     *     labels
     */
    public static BufferedImage trajectories(
            String title, NormStatistic statistic, List<String> labels, TrajectoryRun... runs) {
        return TrajectoryFigure.of(title, statistic, labels, runs);
    }

    /**
     * Draws how a training with outliers goes: its loss, the norms that collapse together when the
     * outlier term is switched on and then separate, and the AUROC, which follows them.
     *
     * @param title of the figure
     * @param label for the training, such as "recorded"
     * @param run the training
     * @return the figure
     */
    public static BufferedImage separation(String title, String label, TrajectoryRun run) {
        return SeparationFigure.of(title, label, run);
    }

    /**
     * Draws the AUROC against the number of normal training images (figure 3): a curve for near
     * outliers, far ones and none; of SimCLR the better of its two scores.
     *
     * @param title of the figure
     * @param results of one data set, at one number of steps
     * @return the figure
     */
    public static BufferedImage nearAndFar(String title, GridResults results) {
        return NearFarFigure.of(title, results);
    }

    /**
     * Draws the AUROC against the number of outliers at hand: a curve for each method, near
     * outliers on the left and far ones on the right, across both the level without any.
     *
     * @param title of the figure
     * @param results of one data set; a kind of outliers that is not among them has no panel
     * @return the figure
     */
    public static BufferedImage fewShot(String title, GridResults results) {
        return FewShotFigure.of(title, results);
    }

    /**
     * Draws the loss and the norms of several trainings with an outlier term over their epochs
     * (figure 4): a colour for each data set, alpha and warm-up, a line for each seed, and a dashed
     * line where an outlier term is switched on.
     *
     * @param title of the figure
     * @param results the trainings; those of methods without alpha are left out
     * @return the contrastive term, the mean norm of normal training views on a logarithmic axis,
     *     and that norm over the one of outlier views
     */
    public static BufferedImage stability(String title, GridResults results) {
        return StabilityFigure.of(title, results);
    }

    /**
     * Draws a recipe, its other scores, and the same recipe with one setting changed at a time: a
     * dot for each seed.
     *
     * @param title of the figure
     * @param results the recipe and what differs from it
     * @return the figure
     */
    public static BufferedImage ablations(String title, GridResults results) {
        return AblationFigure.of(title, results);
    }

    /**
     * Draws OECL and SimCLR on each class that is normal in turn, as the mean over its seeds, and
     * pooled over all of them, with intervals over test images.
     *
     * @param title of the figure
     * @param results of OECL and SimCLR
     * @return the figure
     */
    public static BufferedImage pooled(String title, GridResults results) {
        return PooledFigure.of(title, results);
    }

    /**
     * Draws features in the plane at several moments of a training, side by side: a dot an image in
     * the colour of its role, the origin in the middle. Each picture has a scale of its own.
     *
     * @param title of the figure
     * @param caption below it
     * @param pictures by the moment, such as "step 20": two numbers an image, by the role of the
     *     images, drawn in the maps' orders
     * @return the figure
     * @throws IllegalArgumentException if there is no picture, or a feature has not two numbers
     */
    public static BufferedImage features(
            String title, String caption, Map<String, Map<Role, float[][]>> pictures) {
        return FeatureStrip.of(title, caption, pictures);
    }
}
