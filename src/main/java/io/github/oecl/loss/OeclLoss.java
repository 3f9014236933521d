// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.Map;

/**
 * OECL's loss over one training. It remembers the mean norm of the normal views in the step that
 * switches the outlier term on, where the term's form asks for that.
 */
final class OeclLoss implements TrainingLoss {

    private static final String SWITCH_NORM = "normal norm at the switch";

    /** Below this a length counts as this, so that a quotient stays a number. */
    private static final double LEAST = 1e-12;

    private final double temperature;
    private final AlphaSchedule alpha;
    private final OutlierTerm term;
    private Double switchNorm;

    OeclLoss(double temperature, AlphaSchedule alpha, OutlierTerm term) {
        this.temperature = temperature;
        this.alpha = alpha;
        this.term = term;
    }

    /** The projections' norms, and the norm of the contrastive gradient, none of it weighted. */
    private record Batch(NDArray normalNorms, NDArray outlierNorms, NDArray contrastiveGradient) {

        NDArray meanNormal() {
            return normalNorms.mean();
        }

        NDArray number(double value) {
            return Scalars.of(outlierNorms, value);
        }

        NDArray plain(NDArray value) {
            return NDArrays.maximum(value.stopGradient(), number(LEAST));
        }
    }

    @Override
    public LossTerms loss(BatchFeatures features, TrainingMoment moment) {
        NDArray normal = features.normal();
        NDArray contrastive = NtXent.loss(normal, temperature);
        Batch batch =
                new Batch(
                        Norms.ofRows(normal),
                        Norms.ofRows(features.outliers()),
                        NtXentGradient.of(normal, temperature).norm());
        double risen = alpha.at(moment) * term.risen(alpha, moment);
        NDArray weight = batch.number(0);
        NDArray gradient = weight;
        NDArray total = contrastive;
        if (risen != 0) {
            NDArray factor = factor(batch, risen);
            NDArray outliers = batch.outlierNorms().mul(factor).mean();
            weight = factor.stopGradient();
            gradient = weight.mul(gradientOfOne(batch));
            if (term.gradientShare() != null) {
                NDArray bound = bound(batch, gradient, moment);
                outliers = outliers.mul(bound);
                weight = weight.mul(bound);
                gradient = gradient.mul(bound);
            }
            total = contrastive.add(outliers);
        }
        return new LossTerms(
                total,
                Map.of(
                        LossTerms.CONTRASTIVE,
                        contrastive,
                        LossTerms.NORMAL_NORM,
                        batch.meanNormal(),
                        LossTerms.OUTLIER_NORM,
                        batch.outlierNorms().mean(),
                        LossTerms.OUTLIER_WEIGHT,
                        weight,
                        LossTerms.CONTRASTIVE_GRADIENT,
                        batch.contrastiveGradient(),
                        LossTerms.OUTLIER_GRADIENT,
                        gradient));
    }

    /** What each outlier norm is multiplied with before the mean. */
    private NDArray factor(Batch batch, double risen) {
        return switch (term.form()) {
            case CONSTANT -> batch.number(risen);
            case NORM_AT_SWITCH -> batch.number(risen / switchNorm(batch));
            case RELATIVE -> batch.number(risen).div(batch.plain(batch.meanNormal()));
            case RELATIVE_WITH_GRADIENT ->
                    batch.number(risen)
                            .div(NDArrays.maximum(batch.meanNormal(), batch.number(LEAST)));
        };
    }

    private double switchNorm(Batch batch) {
        if (switchNorm == null) {
            NDArray norms = batch.normalNorms();
            double sum = 0;
            for (Number norm : norms.toArray()) {
                sum += norm.doubleValue();
            }
            switchNorm = Math.max(LEAST, sum / norms.size());
        }
        return switchNorm;
    }

    /**
     * The norm of the gradient in all projections of the mean outlier norm, times 1. A row that is
     * not zero has a gradient of length 1 / rows. With its gradient, the divisor m pulls each of
     * the n normal rows, too: by (mean outlier norm / m) / n.
     */
    private NDArray gradientOfOne(Batch batch) {
        NDArray square = meanSquareSlope(batch.outlierNorms());
        if (term.form() == OutlierTerm.Form.RELATIVE_WITH_GRADIENT) {
            NDArray outliers = batch.outlierNorms().stopGradient().mean();
            NDArray ratio = outliers.div(batch.plain(batch.meanNormal()));
            square = square.add(ratio.square().mul(meanSquareSlope(batch.normalNorms())));
        }
        return square.sqrt();
    }

    private static NDArray meanSquareSlope(NDArray norms) {
        double rows = norms.size();
        NDArray sloped = norms.stopGradient().gt(Scalars.of(norms, 0));
        return sloped.toType(norms.getDataType(), false).sum().div(Scalars.of(norms, rows * rows));
    }

    /** What the term is multiplied with, at most 1, for its gradient to be no more than allowed. */
    private NDArray bound(Batch batch, NDArray gradient, TrainingMoment moment) {
        double share = term.gradientShare() * term.risen(alpha, moment);
        NDArray allowed = batch.contrastiveGradient().mul(batch.number(share));
        return NDArrays.minimum(batch.number(1), allowed.div(batch.plain(gradient)));
    }

    @Override
    public Map<String, Double> state() {
        return switchNorm == null ? Map.of() : Map.of(SWITCH_NORM, switchNorm);
    }

    @Override
    public void restore(Map<String, Double> state) {
        switchNorm = state.get(SWITCH_NORM);
    }
}
