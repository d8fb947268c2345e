package io.partguard.identity.image;

/** The eight ways to lay a picture on a square. A view's key is turned with it by moving bits, without its picture. */
final class Symmetry {
    static final int COUNT = 8;

    private static final int ACROSS = 1;
    private static final int DOWN = 2;
    private static final int TRANSPOSED = 4;

    /** Bits of a key whose cosine runs an odd number of half waves across; bit 8·v + u is u across and v down. */
    private static final long ODD_ACROSS = 0xAAAA_AAAA_AAAA_AAAAL;

    private static final long ODD_DOWN = 0xFF00_FF00_FF00_FF00L;

    private Symmetry() {}

    /** The key of the picture laid this way. The bit of the mean is no part of a key and stays 0. */
    static long of(long key, int symmetry) {
        long turned = key;
        if ((symmetry & ACROSS) != 0) {
            turned ^= ODD_ACROSS;
        }
        if ((symmetry & DOWN) != 0) {
            turned ^= ODD_DOWN;
        }
        return (symmetry & TRANSPOSED) == 0 ? turned : transposed(turned);
    }

    /** Where a point goes, as seen from the middle: {xx, xy, yx, yy}. */
    static double[] matrix(int symmetry) {
        double across = (symmetry & ACROSS) == 0 ? 1 : -1;
        double down = (symmetry & DOWN) == 0 ? 1 : -1;
        return (symmetry & TRANSPOSED) == 0 ? new double[] {across, 0, 0, down} : new double[] {0, down, across, 0};
    }

    /** An 8 × 8 bit matrix transposed (Warren, Hacker's Delight, section 7-3). */
    private static long transposed(long x) {
        long t = (x ^ (x >>> 7)) & 0x00AA_00AA_00AA_00AAL;
        long y = x ^ t ^ (t << 7);
        t = (y ^ (y >>> 14)) & 0x0000_CCCC_0000_CCCCL;
        y = y ^ t ^ (t << 14);
        t = (y ^ (y >>> 28)) & 0x0000_0000_F0F0_F0F0L;
        return y ^ t ^ (t << 28);
    }
}
