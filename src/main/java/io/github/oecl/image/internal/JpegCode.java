// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

/** A Huffman code of a JPEG file. */
final class JpegCode {

    private static final int LENGTHS = 16;
    private static final int SHORT = 9;

    private final byte[] file;
    private final int symbols;
    private final int count;

    /** For each length, the first code that is longer, as a number of 16 bits. */
    private final int[] limits = new int[LENGTHS + 1];

    /** For each length, the place of the symbol of code 0. */
    private final int[] offsets = new int[LENGTHS + 1];

    /** For the first bits the length and the symbol, or 0 where the code is longer. */
    private final short[] table = new short[1 << SHORT];

    /** Reads a code, described by the number of codes of each length and all symbols. */
    JpegCode(byte[] file, int place, int end) throws JpegDamage {
        this.file = file;
        symbols = place + LENGTHS;
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= LENGTHS; length++) {
            int codes = place + length <= end ? file[place + length - 1] & 0xFF : 0;
            offsets[length] = symbol - code;
            if (symbols + symbol + codes > end || code + codes > 1 << length) {
                throw new JpegDamage("a table of its codes is wrong");
            }
            for (int i = 0; i < codes && length <= SHORT; i++) {
                enter(code + i, length, file[symbols + symbol + i] & 0xFF);
            }
            code += codes;
            symbol += codes;
            limits[length] = code << LENGTHS - length;
            code <<= 1;
        }
        count = symbol;
    }

    private void enter(int code, int length, int symbol) {
        int first = code << SHORT - length;
        for (int i = 0; i < 1 << SHORT - length; i++) {
            table[first + i] = (short) (length << 8 | symbol);
        }
    }

    /** Returns the bytes of its description. */
    int size() {
        return LENGTHS + count;
    }

    /** Returns the next symbol. */
    int next(JpegBits bits) throws JpegDamage {
        int ahead = bits.ahead();
        int known = table[ahead >>> LENGTHS - SHORT];
        if (known != 0) {
            bits.take(known >>> 8);
            return known & 0xFF;
        }
        for (int length = SHORT + 1; length <= LENGTHS; length++) {
            if (ahead < limits[length]) {
                bits.take(length);
                return file[symbols + offsets[length] + (ahead >>> LENGTHS - length)] & 0xFF;
            }
        }
        // Behind the last bits there are none, and that is the reason.
        bits.take(LENGTHS);
        throw new JpegDamage("its data have a code that does not exist");
    }
}
