// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

/** Pillow's way to hue, saturation and value of 8 bits and back, computed for each pixel alone. */
final class PillowHue {

    private PillowHue() {}

    /** Returns a colour, red in the highest of three bytes, with its 8-bit hue turned. */
    static int turn(int red, int green, int blue, int steps) {
        int max = Math.max(red, Math.max(green, blue));
        int chroma = max - Math.min(red, Math.min(green, blue));
        int saturation = chroma == 0 ? 0 : (int) ((float) chroma / max * 255.0);
        if (saturation == 0) {
            return rgb(max, max, max);
        }
        return toRgb(hue(red, green, blue, max, chroma) + steps & 0xFF, saturation / 255f, max);
    }

    private static int hue(int red, int green, int blue, int max, float chroma) {
        float fromRed = (max - red) / chroma;
        float fromGreen = (max - green) / chroma;
        float fromBlue = (max - blue) / chroma;
        float sixths;
        if (red == max) {
            sixths = fromBlue - fromGreen;
        } else if (green == max) {
            sixths = (float) (2.0 + fromRed - fromBlue);
        } else {
            sixths = (float) (4.0 + fromGreen - fromRed);
        }
        return (int) ((float) ((sixths / 6.0 + 1.0) % 1.0) * 255.0);
    }

    private static int toRgb(int hue, float saturation, int value) {
        double sixths = hue * 6 / 255.0;
        float fraction = (float) (sixths - Math.floor(sixths));
        int low = (int) Math.floor(value * (1 - saturation) + 0.5);
        int falling = (int) Math.floor(value * (1 - saturation * fraction) + 0.5);
        int rising = (int) Math.floor(value * (1 - saturation * (1 - fraction)) + 0.5);
        return switch ((int) sixths % 6) {
            case 0 -> rgb(value, rising, low);
            case 1 -> rgb(falling, value, low);
            case 2 -> rgb(low, value, rising);
            case 3 -> rgb(low, falling, value);
            case 4 -> rgb(rising, low, value);
            default -> rgb(value, low, falling);
        };
    }

    private static int rgb(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }
}
