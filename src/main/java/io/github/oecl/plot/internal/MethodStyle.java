// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The colour and the marker of a method, the same in every figure. The colours are those of Okabe
 * and Ito (2008), which readers with any colour vision can tell apart; the markers do without any.
 */
public final class MethodStyle {

    private static final Map<String, MethodStyle> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("oecl", new MethodStyle(0x0072B2, new Ellipse2D.Double(-1, -1, 2, 2)));
        BY_NAME.put("simclr", new MethodStyle(0x5A5A5A, polygon(4, 0)));
        BY_NAME.put("hsc", new MethodStyle(0xE69F00, new Rectangle2D.Double(-0.9, -0.9, 1.8, 1.8)));
        BY_NAME.put("bce", new MethodStyle(0x009E73, polygon(3, 0)));
        BY_NAME.put("self-oecl", new MethodStyle(0x56B4E9, polygon(3, 0.5)));
        BY_NAME.put("csi", new MethodStyle(0xCC79A7, polygon(5, 0)));
        BY_NAME.put("frozen-knn", new MethodStyle(0xD55E00, polygon(4, 0.5)));
        BY_NAME.put("knn", BY_NAME.get("frozen-knn"));
        BY_NAME.put("frozen-mahalanobis", new MethodStyle(0xD55E00, polygon(8, 0.5)));
        BY_NAME.put("mahalanobis", BY_NAME.get("frozen-mahalanobis"));
        MethodStyle neighbours = new MethodStyle(0x882255, polygon(8, 0));
        BY_NAME.put("frozen-knn", neighbours);
        BY_NAME.put("knn", neighbours);
        MethodStyle gaussian = new MethodStyle(0x332288, polygon(4, 0.5));
        BY_NAME.put("knn", BY_NAME.get("frozen-knn"));
        BY_NAME.put("frozen-mahalanobis", gaussian);
        BY_NAME.put("mahalanobis", gaussian);
    }

    /** What stands for methods that the library does not bring. */
    private static final MethodStyle OTHER = new MethodStyle(0x000000, polygon(6, 0));

    private final Color color;
    private final Shape marker;

    private MethodStyle(int rgb, Shape marker) {
        this.color = new Color(rgb);
        this.marker = marker;
    }

    /**
     * Returns the style of a method.
     *
     * @param method its name, such as OECL or "CSI (rotation)"; what is in brackets does not count
     * @return its style; black hexagons for a method that is not the library's
     */
    public static MethodStyle of(String method) {
        String name = method.replaceFirst("[ (,].*", "").replace('_', '-');
        return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), OTHER);
    }

    /** {@return the colour} */
    public Color color() {
        return color;
    }

    /**
     * Returns the marker of a dot.
     *
     * @param x its middle
     * @param y its middle
     * @param radius its size
     * @return the shape to fill
     */
    public Shape marker(double x, double y, double radius) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(radius, radius);
        return place.createTransformedShape(marker);
    }

    /** A regular polygon with a corner upwards, as large as a circle to the eye. */
    private static Shape polygon(int corners, double turn) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + turn) / corners;
            double x = 1.25 * Math.sin(angle);
            double y = -1.25 * Math.cos(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }
}
