// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import io.github.oecl.loss.ViewBlock.Source;
import io.github.oecl.transform.Shift;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a training batch, block by block: first the blocks that count as normal, then those
 * that count as outliers. Every block has as many rows as the batch has images.
 *
 * @param normals the blocks that count as normal
 * @param outliers the blocks that count as outliers, wherever their images come from
 */
public record ViewPlan(List<ViewBlock> normals, List<ViewBlock> outliers) {

    /**
     * Checks that there is something to train on.
     *
     * @param normals the blocks that count as normal
     * @param outliers the blocks that count as outliers, wherever their images come from
     * @throws IllegalArgumentException if no block counts as normal
     */
    public ViewPlan {
        if (normals.isEmpty()) {
            throw new IllegalArgumentException("A plan needs a block of normal views");
        }
        normals = List.copyOf(normals);
        outliers = List.copyOf(outliers);
    }

    /**
     * Returns a plan of unshifted views.
     *
     * @param normalViews how many views of each normal image
     * @param outlierViews how many views of each outlier, 0 for none
     * @return the plan
     */
    public static ViewPlan of(int normalViews, int outlierViews) {
        List<Shift.Transformation> plain = List.of(Shift.identity());
        return new ViewPlan(
                blocks(Source.NORMAL, plain, normalViews),
                blocks(Source.OUTLIER, plain, outlierViews));
    }

    /**
     * Returns a plan in which the normal images themselves, shifted, are the outliers.
     *
     * @param shift says which of its variants count as normal and which as outliers
     * @param views how many views of each image and variant
     * @return the plan
     */
    public static ViewPlan shifted(Shift shift, int views) {
        return new ViewPlan(
                blocks(Source.NORMAL, shift.normals(), views),
                blocks(Source.NORMAL, shift.outliers(), views));
    }

    /**
     * Returns a plan in which the normal images under every variant of a shift count as normal,
     * each copy an instance of its own: CSI's.
     *
     * @param shift whose variants, the outliers among them, make the copies
     * @param views how many views of each image and variant
     * @return the plan
     */
    public static ViewPlan copies(Shift shift, int views) {
        return new ViewPlan(blocks(Source.NORMAL, shift.transformations(), views), List.of());
    }

    /** {@return all blocks in the order of their rows} */
    public List<ViewBlock> blocks() {
        List<ViewBlock> all = new ArrayList<>(normals);
        all.addAll(outliers);
        return all;
    }

    /** {@return whether images of outlier exposure are needed} */
    public boolean needsOutliers() {
        return blocks().stream().anyMatch(block -> block.source() == Source.OUTLIER);
    }

    /**
     * Returns the rows of a batch.
     *
     * @param batch the number of normal images in it
     * @return the number of views
     */
    public int rows(int batch) {
        return batch * (normals.size() + outliers.size());
    }

    // View by view, and within a view variant by variant: the first half of the normal rows is
    // then view 0 of every instance and the second half view 1, as NT-Xent wants them.
    private static List<ViewBlock> blocks(
            Source source, List<Shift.Transformation> transformations, int views) {
        List<ViewBlock> blocks = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            for (Shift.Transformation transformation : transformations) {
                blocks.add(new ViewBlock(source, transformation, view));
            }
        }
        return blocks;
    }
}
