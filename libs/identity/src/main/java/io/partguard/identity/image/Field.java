package io.partguard.identity.image;

/** Values over the unit square, at the centres of {@code side × side} cells. */
record Field(int side, float[] values) {

    /** Difference of luminance (0 to 255) that recompression alone may make. */
    private static final float EVEN = 12;

    static Field of(ImageHash hash) {
        return new Field(ImageHash.SIDE, hash.points());
    }

    /** Between the cells' centres linear, beyond the outermost ones as they are. */
    float at(double x, double y) {
        double column = Math.clamp(x * side - .5, 0, side - 1);
        double row = Math.clamp(y * side - .5, 0, side - 1);
        int left = (int) column;
        int top = (int) row;
        float across = (float) (column - left);
        float down = (float) (row - top);
        int right = Math.min(left + 1, side - 1);
        int here = top * side;
        int below = Math.min(top + 1, side - 1) * side;
        float above = values[here + left] + across * (values[here + right] - values[here + left]);
        float under = values[below + left] + across * (values[below + right] - values[below + left]);
        return above + down * (under - above);
    }

    /** Whether nothing is to be seen in these cells but one shade. */
    boolean isEven(int left, int top, int right, int bottom) {
        float darkest = Float.MAX_VALUE;
        float lightest = -Float.MAX_VALUE;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                darkest = Math.min(darkest, values[y * side + x]);
                lightest = Math.max(lightest, values[y * side + x]);
            }
        }
        return lightest - darkest <= EVEN;
    }

    /** Half as many cells a side, each the mean of four. */
    Field halved() {
        int half = side / 2;
        float[] means = new float[half * half];
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                int at = 2 * y * side + 2 * x;
                means[y * half + x] = (values[at] + values[at + 1] + values[at + side] + values[at + side + 1]) / 4;
            }
        }
        return new Field(half, means);
    }

    /**
     * Each value against the mean and spread of its neighbourhood: edges and texture count, light does not.
     *
     * @param reach cells to each side that count as neighbourhood
     * @param quiet spread that is noise rather than detail
     */
    Field detail(int reach, float quiet) {
        double[] sums = new double[(side + 1) * (side + 1)];
        double[] squares = new double[(side + 1) * (side + 1)];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double value = values[y * side + x];
                int at = (y + 1) * (side + 1) + x + 1;
                sums[at] = value + sums[at - 1] + sums[at - side - 1] - sums[at - side - 2];
                squares[at] = value * value + squares[at - 1] + squares[at - side - 1] - squares[at - side - 2];
            }
        }
        float[] detail = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int left = Math.max(0, x - reach);
                int right = Math.min(side, x + reach + 1);
                int top = Math.max(0, y - reach);
                int bottom = Math.min(side, y + reach + 1);
                int count = (right - left) * (bottom - top);
                double mean = within(sums, left, top, right, bottom) / count;
                double variance = within(squares, left, top, right, bottom) / count - mean * mean;
                detail[y * side + x] =
                        (float) ((values[y * side + x] - mean) / Math.sqrt(Math.max(0, variance) + quiet * quiet));
            }
        }
        return new Field(side, detail);
    }

    private double within(double[] integral, int left, int top, int right, int bottom) {
        int line = side + 1;
        return integral[bottom * line + right]
                - integral[top * line + right]
                - integral[bottom * line + left]
                + integral[top * line + left];
    }
}
