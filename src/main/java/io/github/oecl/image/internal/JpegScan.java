// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import java.util.List;

/** Goes through the data of one scan of a JPEG file, block by block, and keeps no pixel. */
final class JpegScan {

    private static final int ZEROS = 15;

    /** A component of the scan with its codes. */
    record Part(JpegBlocks blocks, JpegCode first, JpegCode others) {}

    private final JpegBits bits;
    private final boolean progressive;
    private final int from;
    private final int to;
    private final boolean refining;
    private int endOfBlocks;

    /**
     * Prepares a scan.
     *
     * @param bits its data
     * @param progressive whether it holds but some coefficients, or some bits of them
     * @param from the first coefficient
     * @param to the last
     * @param refining whether it adds a bit to each
     */
    JpegScan(JpegBits bits, boolean progressive, int from, int to, boolean refining) {
        this.bits = bits;
        this.progressive = progressive;
        this.from = from;
        this.to = to;
        this.refining = refining;
    }

    /** Reads all units; of a scan of one component a unit is a block. */
    void read(JpegFrame frame, List<Part> parts, int interval) throws JpegDamage {
        boolean single = parts.size() == 1;
        JpegBlocks only = parts.get(0).blocks();
        int columns = single ? only.columns : frame.columns();
        int rows = single ? only.rows : frame.rows();
        long units = (long) columns * rows;
        for (long unit = 0; unit < units; unit++) {
            if (interval > 0 && unit > 0 && unit % interval == 0) {
                bits.restart((int) ((unit / interval - 1) % 8));
                endOfBlocks = 0;
            }
            int column = (int) (unit % columns);
            int row = (int) (unit / columns);
            if (single) {
                block(parts.get(0), only.place(column, row));
            } else {
                for (Part part : parts) {
                    unit(part, column, row);
                }
            }
        }
    }

    private void unit(Part part, int column, int row) throws JpegDamage {
        JpegBlocks blocks = part.blocks();
        for (int y = 0; y < blocks.vertical; y++) {
            for (int x = 0; x < blocks.horizontal; x++) {
                int blockColumn = column * blocks.horizontal + x;
                block(part, blocks.place(blockColumn, row * blocks.vertical + y));
            }
        }
    }

    private void block(Part part, int block) throws JpegDamage {
        if (!progressive) {
            bits.next(part.first().next(bits) & ZEROS);
            sequential(part.others());
        } else if (from == 0) {
            bits.next(refining ? 1 : part.first().next(bits) & ZEROS);
        } else if (refining) {
            refine(part.others(), part.blocks(), block);
        } else {
            first(part.others(), part.blocks(), block);
        }
    }

    private void sequential(JpegCode code) throws JpegDamage {
        for (int k = 1; k <= to; k++) {
            int symbol = code.next(bits);
            int size = symbol & ZEROS;
            if (size == 0 && symbol >> 4 != ZEROS) {
                return;
            }
            k += symbol >> 4;
            bits.next(size);
        }
    }

    private void first(JpegCode code, JpegBlocks blocks, int block) throws JpegDamage {
        if (endOfBlocks > 0) {
            endOfBlocks--;
            return;
        }
        for (int k = from; k <= to; k++) {
            int symbol = code.next(bits);
            int size = symbol & ZEROS;
            int run = symbol >> 4;
            if (size == 0 && run != ZEROS) {
                endOfBlocks = (1 << run) + bits.next(run) - 1;
                return;
            }
            k += run;
            bits.next(size);
            if (size > 0) {
                blocks.set(block, k);
            }
        }
    }

    private void refine(JpegCode code, JpegBlocks blocks, int block) throws JpegDamage {
        int k = from;
        while (endOfBlocks == 0 && k <= to) {
            int symbol = code.next(bits);
            int run = symbol >> 4;
            boolean fresh = (symbol & ZEROS) != 0;
            if (!fresh && run != ZEROS) {
                endOfBlocks = (1 << run) + bits.next(run);
                break;
            }
            if ((symbol & ZEROS) > 1) {
                throw new JpegDamage("its data have a code that does not exist");
            }
            bits.next(fresh ? 1 : 0);
            k = skip(blocks, block, k, run);
            if (fresh) {
                blocks.set(block, k);
            }
            k++;
        }
        if (endOfBlocks > 0) {
            skip(blocks, block, k, Integer.MAX_VALUE);
            endOfBlocks--;
        }
    }

    /** Passes coefficients without a value, and a bit for each that has one. */
    private int skip(JpegBlocks blocks, int block, int first, int run) throws JpegDamage {
        int k = first;
        for (int left = run; k <= to; k++) {
            if (blocks.has(block, k)) {
                bits.next(1);
            } else if (--left < 0) {
                break;
            }
        }
        return k;
    }
}
