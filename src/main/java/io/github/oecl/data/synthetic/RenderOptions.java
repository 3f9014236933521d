// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

/**
 * How synthetic images are drawn; the larger the last three numbers, the harder they are to tell
 * apart. Ours.
 *
 * @param size the width and height in pixels, at least 8
 * @param tilt how far an object with an upright pose leans to either side at most, in degrees, 0 to
 *     90; without effect on cells and textures
 * @param clutter how much lies around the object or the cell: 0 for nothing, 1 as a rule
 * @param noise the standard deviation of the noise of a pixel, as a share of white, 0 to 0.5
 */
record RenderOptions(int size, double tilt, double clutter, double noise) {

    private static final RenderOptions STANDARD = new RenderOptions(32, 15, 1, 0.03);

    /**
     * Checks the numbers.
     *
     * @param size the width and height in pixels, at least 8
     * @param tilt how far an object with an upright pose leans to either side at most, in degrees,
     *     0 to 90; without effect on cells and textures
     * @param clutter how much lies around the object or the cell: 0 for nothing, 1 as a rule
     * @param noise the standard deviation of the noise of a pixel, as a share of white, 0 to 0.5
     * @throws IllegalArgumentException if one is out of its range
     */
    RenderOptions {
        require(size >= 8, "size", size, "at least 8");
        require(tilt >= 0 && tilt <= 90, "tilt", tilt, "0 to 90 degrees");
        require(clutter >= 0 && clutter <= 10, "clutter", clutter, "0 to 10");
        require(noise >= 0 && noise <= 0.5, "noise", noise, "0 to 0.5");
    }

    private static void require(boolean holds, String name, Number value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The %s of a rendering is %s, not %s".formatted(name, range, value));
        }
    }

    /** {@return 32 x 32 pixels, a tilt of up to 15 degrees, some clutter, little noise} */
    static RenderOptions standard() {
        return STANDARD;
    }

    /**
     * {@return this rendering at another size}
     *
     * @param size the width and height in pixels, at least 8
     */
    RenderOptions withSize(int size) {
        return new RenderOptions(size, tilt, clutter, noise);
    }
}
