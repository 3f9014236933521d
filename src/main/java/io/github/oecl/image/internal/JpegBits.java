// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

/** The bits of a scan of a JPEG file, up to the next marker. */
final class JpegBits {

    private final byte[] file;
    private int at;
    private int bits;
    private int count;

    JpegBits(byte[] file, int at) {
        this.file = file;
        this.at = at;
    }

    /** Returns the next bits as a number, at most 16. */
    int next(int wanted) throws JpegDamage {
        if (wanted == 0) {
            return 0;
        }
        fill(wanted);
        if (count < wanted) {
            throw new JpegDamage("its data end within the image");
        }
        count -= wanted;
        return bits >>> count & (1 << wanted) - 1;
    }

    /** Returns the next 16 bits without taking them; zeros follow the last. */
    int ahead() {
        fill(16);
        return (count >= 16 ? bits >>> count - 16 : bits << 16 - count) & 0xFFFF;
    }

    /** Takes bits that were looked at. */
    void take(int taken) throws JpegDamage {
        if (taken > count) {
            throw new JpegDamage("its data end within the image");
        }
        count -= taken;
    }

    /** Passes the marker of a restart, which bytes that belong to nothing may precede. */
    void restart(int number) throws JpegDamage {
        bits = 0;
        count = 0;
        int marker = at;
        while (marker + 1 < file.length && !isMarker(marker)) {
            marker++;
        }
        if (marker + 1 >= file.length || (file[marker + 1] & 0xFF) != 0xD0 + number) {
            throw new JpegDamage("a part of its data is missing");
        }
        at = marker + 2;
    }

    /** Returns a place at or before the next marker. */
    int place() {
        return at;
    }

    private void fill(int wanted) {
        while (count < wanted && at < file.length) {
            int value = file[at] & 0xFF;
            if (value == 0xFF) {
                // A zero behind it says that it is no marker.
                if (at + 1 >= file.length || file[at + 1] != 0) {
                    return;
                }
                at++;
            }
            at++;
            bits = bits << 8 | value;
            count += 8;
        }
    }

    private boolean isMarker(int place) {
        int next = file[place + 1] & 0xFF;
        return (file[place] & 0xFF) == 0xFF && next != 0 && next != 0xFF;
    }
}
