// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.io.ValueText;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Bce;
import io.github.oecl.loss.Csi;
import io.github.oecl.loss.Hsc;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.Oecl;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.loss.SimClr;
import io.github.oecl.transform.Shifts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which method a run trains with.
 *
 * @param method the method
 * @param temperature of NT-Xent; HSC and BCE have none and hand it on
 * @param alpha the weight of the outlier term of OECL and self-OECL; null for the others
 * @param shift the distribution shift of self-OECL and CSI; null for the others
 * @param outlierTerm an outlier term of ours for OECL and self-OECL; null for the paper's, which is
 *     never written out
 */
public record MethodConfig(
        Method method,
        double temperature,
        AlphaSchedule alpha,
        String shift,
        OutlierTerm outlierTerm) {

    /** The methods of the library; {@link MethodTable} sets them side by side. */
    public enum Method {
        /** OECL with outlier exposure. */
        OECL("NT-Xent + alpha E||z|| of outliers"),
        /** OECL whose outliers are shifted normal images. */
        SELF_OECL("NT-Xent + alpha E||z|| of shifted copies"),
        /** Contrastive learning on normal images alone. */
        SIMCLR("NT-Xent"),
        /** The same without normalisation in the loss (figure 5). */
        SIMCLR_UNNORMALISED("NT-Xent of inner products"),
        /** Contrasting shifted instances: SimCLR over shifted copies, and their prediction. */
        CSI("NT-Xent over shifted copies + cross-entropy of the shift"),
        /** The hypersphere classifier with outlier exposure. */
        HSC("E h + E[-log(1 - exp(-h))] of outliers"),
        /** Binary cross-entropy of normal images against outliers. */
        BCE("binary cross-entropy of normal against outliers");

        private final String loss;

        Method(String loss) {
            this.loss = loss;
        }

        /** {@return the formula of the loss in a few words} */
        public String loss() {
            return loss;
        }

        /**
         * Returns the method of a name.
         *
         * @param name as in a grid's file, such as self-oecl
         * @return the method
         * @throws IllegalArgumentException if there is none of that name; the message lists all
         */
        public static Method of(String name) {
            try {
                return (Method) ValueText.constant(Method.class).apply(name);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "method is '" + name + "'; " + e.getMessage(), e);
            }
        }

        /** {@return whether its loss has a temperature} */
        public boolean hasTemperature() {
            return this != HSC && this != BCE;
        }

        /** {@return whether its loss has an outlier term with the weight alpha} */
        public boolean hasAlpha() {
            return this == OECL || this == SELF_OECL;
        }

        /** {@return whether it trains on outliers} */
        public boolean hasOutliers() {
            return this == OECL || this == HSC || this == BCE;
        }

        /** {@return whether it needs a distribution shift} */
        public boolean hasShift() {
            return this == SELF_OECL || this == CSI;
        }
    }

    /**
     * Checks that the method has what it needs.
     *
     * @param method the method
     * @param temperature of NT-Xent; HSC and BCE have none and hand it on
     * @param alpha the weight of the outlier term of OECL and self-OECL; null for the others
     * @param shift the distribution shift of self-OECL and CSI; null for the others
     * @param outlierTerm an outlier term of ours for OECL and self-OECL; null for the paper's
     * @throws IllegalArgumentException if the method, or its alpha or shift, is missing, or it has
     *     an outlier term and no alpha
     */
    public MethodConfig {
        if (method == null) {
            List<String> names = Arrays.stream(Method.values()).map(Method::name).toList();
            throw new IllegalArgumentException("A run needs a method, one of " + names);
        }
        if (method.hasAlpha() && alpha == null) {
            throw new IllegalArgumentException(method + " needs alpha");
        }
        if (method.hasShift() && shift == null) {
            throw new IllegalArgumentException(method + " needs a shift");
        }
        outlierTerm = OutlierTerm.AS_PUBLISHED.equals(outlierTerm) ? null : outlierTerm;
        if (outlierTerm != null && !method.hasAlpha()) {
            throw new IllegalArgumentException(
                    method + " has no outlier term: leave outlierTerm out, or take OECL");
        }
    }

    /**
     * Takes the paper's outlier term.
     *
     * @param method the method
     * @param temperature of NT-Xent; HSC and BCE have none and hand it on
     * @param alpha the weight of the outlier term of OECL and self-OECL; null for the others
     * @param shift the distribution shift of self-OECL and CSI; null for the others
     * @throws IllegalArgumentException if the method, or its alpha or shift, is missing
     */
    public MethodConfig(Method method, double temperature, AlphaSchedule alpha, String shift) {
        this(method, temperature, alpha, shift, null);
    }

    /** {@return the outlier term, the paper's where none of ours is set} */
    public OutlierTerm term() {
        return outlierTerm == null ? OutlierTerm.AS_PUBLISHED : outlierTerm;
    }

    /**
     * Returns the same method with another outlier term.
     *
     * @param term the paper's or one of ours
     * @return the configuration
     * @throws IllegalArgumentException if the method has none
     */
    public MethodConfig with(OutlierTerm term) {
        return new MethodConfig(method, temperature, alpha, shift, term);
    }

    /**
     * Returns another method with the settings that it shares with this one. Self-OECL and CSI take
     * rotation where this one has no shift.
     *
     * @param other the method
     * @return its settings
     * @throws IllegalArgumentException if the other needs alpha and this one has none
     */
    public MethodConfig as(Method other) {
        String usual = shift == null ? Shifts.rotation().name() : shift;
        return new MethodConfig(
                other,
                temperature,
                other.hasAlpha() ? alpha : null,
                other.hasShift() ? usual : null,
                other.hasAlpha() ? outlierTerm : null);
    }

    /**
     * Returns the same method with alpha's warm-up counted in steps: the same share of a training.
     *
     * @param steps of the training
     * @param epochs of the training by which the warm-up is counted now
     * @return the configuration
     * @throws IllegalArgumentException if the warm-up would never end
     */
    public MethodConfig withWarmupInSteps(long steps, int epochs) {
        if (alpha == null || alpha.unit() == AlphaSchedule.Unit.STEPS) {
            return this;
        }
        if (alpha.warmup() >= epochs) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "alpha never sets in: its warm-up is %d epochs of %d",
                            alpha.warmup(),
                            epochs));
        }
        long warmup = Math.round((double) alpha.warmup() * steps / epochs);
        long ramp = Math.round((double) term().ramp() * steps / epochs);
        AlphaSchedule counted = AlphaSchedule.afterSteps(alpha.alpha(), warmup);
        return new MethodConfig(method, temperature, counted, shift, term().withRamp(ramp));
    }

    /**
     * Returns the method as an objective.
     *
     * @return the objective
     */
    public Objective objective() {
        return switch (method) {
            case OECL -> Oecl.exposed(temperature, alpha, term());
            case SELF_OECL -> Oecl.self(Shifts.byName(shift), temperature, alpha, term());
            case SIMCLR -> new SimClr(temperature);
            case SIMCLR_UNNORMALISED -> new SimClr(temperature, false);
            case CSI -> new Csi(Shifts.byName(shift), temperature);
            case HSC -> new Hsc();
            case BCE -> new Bce();
        };
    }
}
