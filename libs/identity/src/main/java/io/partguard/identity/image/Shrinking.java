package io.partguard.identity.image;

/** Draws a picture together by averaging, so that nothing finer than the result is left to alias. */
final class Shrinking {

    private Shrinking() {}

    /** The picture as {@code side × side} mean luminances; each source point counts by how much of it a cell covers. */
    static byte[] toSquare(int width, int height, int[] luminance, int side) {
        // Columns first, a row at a time: one pass over the source, two small buffers.
        byte[] square = new byte[side * side];
        double[] cells = new double[side * side];
        double[] row = new double[side];
        double down = (double) side / height;
        for (int y = 0; y < height; y++) {
            shrinkRow(luminance, y * width, width, row);
            spread(row, y * down, (y + 1) * down, cells, side);
        }
        for (int i = 0; i < square.length; i++) {
            square[i] = (byte) Math.clamp(Math.round(cells[i]), 0, 255);
        }
        return square;
    }

    private static void shrinkRow(int[] luminance, int from, int width, double[] row) {
        double cell = (double) width / row.length;
        for (int i = 0; i < row.length; i++) {
            double start = i * cell;
            double end = start + cell;
            double sum = 0;
            for (int x = (int) start; x < width && x < end; x++) {
                sum += luminance[from + x] * (Math.min(end, x + 1) - Math.max(start, x));
            }
            row[i] = sum / cell;
        }
    }

    /** Adds a source row, which covers [top, bottom) of the cells' rows. */
    private static void spread(double[] row, double top, double bottom, double[] cells, int side) {
        for (int y = (int) top; y < side && y < bottom; y++) {
            double share = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = 0; x < row.length; x++) {
                cells[y * side + x] += row[x] * share;
            }
        }
    }
}
