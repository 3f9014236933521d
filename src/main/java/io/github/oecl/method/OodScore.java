// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A score of a test image from what a model makes of its views, one clean and n augmented ones. z
 * is the un-normalised projection of a view, and E the mean over the views. A {@link Scoring} of
 * one's own has scores of its own: {@link #of(String, String)}.
 */
@JsonAdapter(OodScore.Json.class)
public final class OodScore implements Comparable<OodScore> {

    private static final Map<String, OodScore> KNOWN = new LinkedHashMap<>();

    /** ||E z|| over one clean and n augmented views (Le-Gia and Ahn): the headline here. */
    public static final OodScore NORM_OF_MEAN = ours("NORM_OF_MEAN", "||E z||");

    /** E ||z||^2 over the same views (Le-Gia and Ahn). */
    public static final OodScore MEAN_SQUARED_NORM = ours("MEAN_SQUARED_NORM", "E ||z||²");

    /** ||z|| of the clean view alone (Le-Gia and Ahn). */
    public static final OodScore CLEAN_NORM = ours("CLEAN_NORM", "||z||, clean view");

    /**
     * The largest cosine with a training image times the norm (Tack et al. 2020), on features
     * averaged over the same views: the stronger usual score of SimCLR.
     */
    public static final OodScore COSINE_NORM = ours("COSINE_NORM", "max cos · ||z||");

    /**
     * ||E b|| over the same views, b the pooled backbone feature: what the norm tells before the
     * projection head (ours, for comparison).
     */
    public static final OodScore BACKBONE_NORM = ours("BACKBONE_NORM", "||E b||, backbone");

    /**
     * HSC's -h, h = sqrt(||z||^2 + 1) - 1, averaged over the views: near the origin is normal. (The
     * authors of HSC score one view; the average is ours.)
     */
    public static final OodScore HYPERSPHERE = ours("HYPERSPHERE", "-E h");

    /** HSC's -h of the clean view alone (Liznerski et al.). */
    public static final OodScore CLEAN_HYPERSPHERE = ours("CLEAN_HYPERSPHERE", "-h, clean view");

    /** BCE's logit of "normal", averaged over the views, which is ours. */
    public static final OodScore LOGIT = ours("LOGIT", "E logit");

    /** BCE's logit of "normal" of the clean view alone (Liznerski et al.). */
    public static final OodScore CLEAN_LOGIT = ours("CLEAN_LOGIT", "logit, clean view");

    /**
     * CSI's score (Tack et al. 2020): the mean over the shifts S of w_con s_con(S(x)) + w_cls
     * l_S(S(x)), where s_con is {@link #COSINE_NORM} against the training images under S and l_S
     * the head's logit of S, both on means over the views of S(x). Each weight is the inverse of
     * its term's mean over the training images. (The authors average over 10 random crops, without
     * a clean view.)
     */
    public static final OodScore CSI = ours("CSI", "CSI");

    /** Minus the distance to the k-th nearest training image, in features or pixels. */
    public static final OodScore KNN = ours("KNN", "-distance to the k-th neighbour");

    /** Minus the Mahalanobis distance to the mean of the training images. */
    public static final OodScore MAHALANOBIS = ours("MAHALANOBIS", "-Mahalanobis distance");

    private final String name;
    private final String title;

    /** The place among the library's scores, which come before others. */
    private final int place;

    private OodScore(String name, String title, int place) {
        this.name = name;
        this.title = title;
        this.place = place;
    }

    private static OodScore ours(String name, String title) {
        OodScore score = new OodScore(name, title, KNOWN.size());
        KNOWN.put(name, score);
        return score;
    }

    /**
     * Returns the score of a name.
     *
     * @param name as in results, such as NORM_OF_MEAN
     * @return the score; one that this process has not met is called by its name
     * @throws IllegalArgumentException if it cannot be the name of a score
     */
    public static synchronized OodScore of(String name) {
        if (!name.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "A score's name is upper-case words joined by _, not '" + name + "'");
        }
        OodScore known = KNOWN.get(name);
        return known == null ? new OodScore(name, words(name), Integer.MAX_VALUE) : known;
    }

    /**
     * Returns a score of one's own.
     *
     * @param name upper-case words joined by _, by which results know it
     * @param title a short name for a table or an axis
     * @return the score
     * @throws IllegalArgumentException if it cannot be the name of a score, or is one of the
     *     library's
     */
    public static synchronized OodScore of(String name, String title) {
        if (of(name).place < Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The library has a score " + name + ": give yours another name");
        }
        OodScore score = new OodScore(name, title, Integer.MAX_VALUE);
        KNOWN.put(name, score);
        return score;
    }

    /** {@return the name by which results know it} */
    public String name() {
        return name;
    }

    /** {@return the name in lower case with hyphens, as tables have it} */
    public String label() {
        return words(name).replace(' ', '-');
    }

    /** {@return a short name for a table or an axis} */
    public String title() {
        return title;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public int compareTo(OodScore other) {
        return Comparator.comparingInt((OodScore score) -> score.place)
                .thenComparing(OodScore::name)
                .compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OodScore score && score.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }

    /** A score as JSON is its name. */
    static final class Json extends TypeAdapter<OodScore> {

        @Override
        public void write(JsonWriter out, OodScore score) throws IOException {
            out.value(score == null ? null : score.name);
        }

        @Override
        public OodScore read(JsonReader in) throws IOException {
            return of(in.nextString());
        }
    }
}
