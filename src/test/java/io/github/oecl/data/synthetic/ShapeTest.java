// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final double EXACT = 1e-12;

    @Test
    void distancesAreSignedAndExact() {
        assertEquals(-1, Shape.circle(2, 0, 1).distance(2, 0), EXACT);
        assertEquals(4, Shape.circle(0, 0, 1).distance(3, 4), EXACT);
        assertEquals(5, Shape.box(0, 0, 1, 2).distance(4, 6), EXACT);
        assertEquals(-0.5, Shape.box(0, 0, 1, 2).distance(0.5, 0), EXACT);
        assertEquals(0.5, Shape.line(0, 0, 2, 0, 0.5).distance(1, 1), EXACT);
        assertEquals(4.5, Shape.line(0, 0, 2, 0, 0.5).distance(5, 4), EXACT);
    }

    @Test
    void anEllipseIsZeroAtItsEdgeAndNegativeInside() {
        Shape ellipse = Shape.ellipse(1, 1, 2, 0.5);
        assertEquals(0, ellipse.distance(3, 1), EXACT);
        assertEquals(0, ellipse.distance(1, 0.5), EXACT);
        assertTrue(ellipse.distance(1, 1) < 0);
        assertTrue(ellipse.distance(3, 2) > 0);
    }

    @Test
    void aPolygonMayBeConcave() {
        Shape notched = Shape.polygon(-1, -1, 0, 0, 1, -1, 1, 1, -1, 1);
        assertEquals(0.5, notched.distance(0, -0.5) * Math.sqrt(2), EXACT);
        assertEquals(-0.5, notched.distance(0.5, 0.5), EXACT);
        assertEquals(1, notched.distance(0, 2), EXACT);
    }

    @Test
    void shapesCombine() {
        Shape left = Shape.circle(-0.5, 0, 1);
        Shape right = Shape.circle(0.5, 0, 1);
        assertTrue(left.or(right).distance(-1.2, 0) < 0);
        assertTrue(left.and(right).distance(-1.2, 0) > 0);
        assertTrue(left.without(right).distance(0, 0) > 0);
        assertEquals(right.distance(2, 1), right.mirrored().distance(-2, 1), EXACT);
        assertEquals(0, left.grown(0.5).distance(1, 0), EXACT);
        assertTrue(left.outline(0.1).distance(-0.5, 0) > 0);
        assertEquals(-0.1, left.outline(0.1).distance(0.5, 0), EXACT);
    }

    @Test
    void aPoseMovesTurnsAndScales() {
        Pose pose = Pose.of(0.5, 0, 2, 4, 90);
        assertEquals(0.5, pose.toX(0.5, 1), EXACT);
        assertEquals(0, pose.toY(0.5, 1), EXACT);
        assertEquals(-0.25, pose.toY(1.5, 0), EXACT);
        assertEquals(2, pose.unit(), EXACT);
    }

    @Test
    void aPartLiesWhereItsDrawingPutsIt() {
        Pose part = Pose.of(0.5, 0, 2, 4, 90).part(0.5, -0.25, 0.1);
        assertEquals(1.5, part.x(), EXACT);
        assertEquals(1, part.y(), EXACT);
        assertEquals(0.2, part.unit(), EXACT);
    }

    @Test
    void aDrawnShapeHasItsAreaAndSmoothEdges() {
        Canvas canvas = new Canvas(64);
        canvas.draw(Pose.identity(), Shape.circle(0, 0, 0.5), new Color(1, 0, 0), 1);
        RgbImage image = canvas.toImage(KeyedRandom.of(0), 0);
        double area = 0;
        for (int i = 0; i < 64 * 64; i++) {
            area += image.get(i % 64, i / 64, 0) / 255.0;
        }
        assertEquals(Math.PI * 16 * 16, area, 2);
        assertEquals(255, image.get(32, 32, 0));
        assertEquals(0, image.get(32, 32, 1));
    }

    @Test
    void noiseHasItsStandardDeviation() {
        Canvas canvas = new Canvas(64);
        canvas.cover((x, y) -> new Color(0.5, 0.5, 0.5));
        RgbImage image = canvas.toImage(KeyedRandom.of(1), 0.1);
        double sum = 0;
        double squares = 0;
        for (byte value : image.toBytes()) {
            double v = (value & 0xFF) / 255.0;
            sum += v;
            squares += v * v;
        }
        double mean = sum / (64 * 64 * 3);
        assertEquals(0.5, mean, 0.005);
        assertEquals(0.1, Math.sqrt(squares / (64 * 64 * 3) - mean * mean), 0.003);
    }

    @Test
    void hueSaturationAndValueMakeTheirColour() {
        assertEquals(new Color(1, 0, 0), Color.hsv(0, 1, 1));
        assertEquals(0, Color.hsv(1.0 / 3, 1, 0.5).distance(new Color(0, 0.5, 0)), 1e-9);
        assertEquals(0, Color.hsv(-1.0 / 3, 0.5, 1).distance(new Color(0.5, 0.5, 1)), 1e-9);
        assertEquals(0, Color.hsv(0.3, 0, 0.7).distance(new Color(0.7, 0.7, 0.7)), 1e-9);
    }
}
