// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How OECL weighs its outlier term beside alpha. The paper's own is {@link #AS_PUBLISHED}; all
 * others are ours, and the name of an objective that takes one says so. The parts go together: what
 * the form gives rises over the ramp, and what has risen is bounded by the gradients.
 *
 * @param form what the mean outlier norm is divided by
 * @param ramp over how many steps or epochs, in the unit of alpha's warm-up, the term rises
 *     linearly after the warm-up, step by step; 0 for at once
 * @param gradientShare the most that the norm of the outlier term's gradient in the projections may
 *     be, as a share of the contrastive term's; it rises over the ramp, too; null for no bound
 */
public record OutlierTerm(Form form, long ramp, Double gradientShare) {

    /** What the mean outlier norm is divided by. */
    public enum Form {
        /** By nothing: the paper's alpha E||z_oe||. */
        CONSTANT("constant"),
        /** By the mean norm of the normal views in the step that switches the term on. */
        NORM_AT_SWITCH("divided by the normal norm at the switch"),
        /** By the mean norm of the normal views of the same step, without its gradient. */
        RELATIVE("relative"),
        /** By the same with its gradient, which makes normal projections longer. */
        RELATIVE_WITH_GRADIENT("relative with gradient");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    /** The paper's term: alpha times the mean outlier norm from the end of the warm-up on. */
    public static final OutlierTerm AS_PUBLISHED = new OutlierTerm(Form.CONSTANT, 0, null);

    /**
     * Checks the numbers.
     *
     * @param form what the mean outlier norm is divided by
     * @param ramp over how many steps or epochs, in the unit of alpha's warm-up, the term rises
     *     linearly after the warm-up, step by step; 0 for at once
     * @param gradientShare the most that the norm of the outlier term's gradient in the projections
     *     may be, as a share of the contrastive term's; it rises over the ramp, too; null for no
     *     bound
     * @throws IllegalArgumentException if the form is missing, the ramp is negative or the share is
     *     not a finite number above 0
     */
    public OutlierTerm {
        if (form == null) {
            throw new IllegalArgumentException(
                    "The outlier term needs a form, one of " + List.of(Form.values()));
        }
        if (ramp < 0) {
            throw new IllegalArgumentException(
                    "The ramp of the outlier term is " + ramp + "; it must be at least 0");
        }
        if (gradientShare != null && (!(gradientShare > 0) || Double.isInfinite(gradientShare))) {
            throw new IllegalArgumentException(
                    "The gradient share of the outlier term is "
                            + gradientShare
                            + "; it must be a finite number above 0");
        }
    }

    /**
     * Returns the same term in another form.
     *
     * @param form what the mean outlier norm is divided by
     * @return the term
     */
    public OutlierTerm with(Form form) {
        return new OutlierTerm(form, ramp, gradientShare);
    }

    /**
     * Returns the same term with another ramp.
     *
     * @param ramp in the unit of alpha's warm-up, at least 0
     * @return the term
     */
    public OutlierTerm withRamp(long ramp) {
        return new OutlierTerm(form, ramp, gradientShare);
    }

    /**
     * Returns the same term with another bound on its gradient.
     *
     * @param share of the contrastive term's gradient norm, above 0; null for no bound
     * @return the term
     */
    public OutlierTerm withGradientShare(Double share) {
        return new OutlierTerm(form, ramp, share);
    }

    /**
     * Returns how much of the term is there at a moment after the warm-up.
     *
     * @param alpha says when the term is switched on, and the unit of the ramp
     * @param moment the steps done
     * @return above 0, and 1 from the end of the ramp on; 0 in the warm-up
     */
    public double risen(AlphaSchedule alpha, TrainingMoment moment) {
        long since = moment.step() - alpha.firstStep(moment.stepsPerEpoch());
        if (since < 0) {
            return 0;
        }
        boolean epochs = alpha.unit() == AlphaSchedule.Unit.EPOCHS;
        double length = (double) ramp * (epochs ? moment.stepsPerEpoch() : 1);
        return since + 1 >= length ? 1 : (since + 1) / length;
    }

    /**
     * {@return the method's name with what is ours in it; the name itself if nothing is}
     *
     * @param method the name of the method as published
     * @param unit of the ramp
     */
    String named(String method, AlphaSchedule.Unit unit) {
        if (equals(AS_PUBLISHED)) {
            return method;
        }
        List<String> parts = new ArrayList<>(List.of(form.words));
        if (ramp > 0) {
            parts.add("ramp " + ramp + " " + unit.name().toLowerCase(Locale.ROOT));
        }
        if (gradientShare != null) {
            parts.add("gradient share " + gradientShare);
        }
        return method + ", our outlier term: " + String.join(", ", parts);
    }
}
