// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.loss.ViewBlock;
import io.github.oecl.loss.ViewPlan;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.train.internal.PixelPipeline;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Augmentation.ViewKey;
import java.util.List;

/** Makes the pixels of a training batch: each a function of (seed, block, step, slot). */
final class ViewBatches implements PixelPipeline.Filler {

    private final ImageSet normal;
    private final ImageSet outliers;
    private final SampleOrder normalOrder;
    private final SampleOrder outlierOrder;
    private final List<ViewBlock> blocks;
    private final Augmentation augmentation;
    private final int batch;
    private final long seed;

    ViewBatches(
            ImageSet normal,
            ImageSet outliers,
            ViewPlan plan,
            Augmentation augmentation,
            TrainingConfig config) {
        this.normal = normal;
        this.outliers = outliers;
        this.augmentation = augmentation;
        blocks = plan.blocks();
        batch = config.batch();
        seed = config.seed();
        normalOrder = SampleOrder.shuffled(normal.size(), seed, "normal order");
        outlierOrder = plan.needsOutliers() ? outlierOrder(config) : null;
    }

    /** Steps of an epoch: each image about once, and one step for a set smaller than a batch. */
    int stepsPerEpoch() {
        return Math.max(1, normal.size() / batch);
    }

    int bytes() {
        return blocks.size() * batch * viewBytes();
    }

    /** How many different outliers a training of this many steps sees. */
    int distinctOutliers(long steps) {
        return outlierOrder == null ? 0 : outlierOrder.distinct(steps * batch);
    }

    @Override
    public void fill(long step, byte[] pixels) {
        int offset = 0;
        for (int row = 0; row < blocks.size(); row++) {
            for (int slot = 0; slot < batch; slot++) {
                view(blocks.get(row), row, step, slot).copyTo(pixels, offset);
                offset += viewBytes();
            }
        }
    }

    private RgbImage view(ViewBlock block, int row, long step, int slot) {
        boolean exposed = block.source() == ViewBlock.Source.OUTLIER;
        long position = step * batch + slot;
        RgbImage image =
                exposed
                        ? outliers.image(outlierOrder.at(position))
                        : normal.image(normalOrder.at(position));
        ViewKey key = new ViewKey(seed, KeyedRandom.stream("training views"), step, slot, row);
        return augmentation.view(image, block.shift(), key);
    }

    private SampleOrder outlierOrder(TrainingConfig config) {
        String stream = "outlier order";
        return config.reshuffleOutliers()
                ? SampleOrder.shuffled(outliers.size(), seed, stream)
                : SampleOrder.fixed(outliers.size(), seed, stream, stepsPerEpoch() * batch);
    }

    private int viewBytes() {
        return augmentation.size() * augmentation.size() * RgbImage.CHANNELS;
    }
}
