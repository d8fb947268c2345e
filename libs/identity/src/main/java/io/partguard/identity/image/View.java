package io.partguard.identity.image;

/**
 * The key of one view of a picture: the signs of its 63 slowest cosines, as of a perceptual hash, but against zero instead
 * of the median, so that mirroring and turning by right angles only move bits ({@link Symmetry}).
 */
final class View {
    private static final int SAMPLES = 16;
    private static final int WAVES = 8;
    private static final float[] COSINES = cosines();

    private View() {}

    /** @param view where the view's square lies in the picture */
    static long key(Field picture, Placement view) {
        float[] samples = new float[SAMPLES * SAMPLES];
        for (int y = 0; y < SAMPLES; y++) {
            double down = (y + .5) / SAMPLES;
            for (int x = 0; x < SAMPLES; x++) {
                double across = (x + .5) / SAMPLES;
                samples[y * SAMPLES + x] = picture.at(view.x(across, down), view.y(across, down));
            }
        }
        return signs(samples);
    }

    private static long signs(float[] samples) {
        float[] rows = new float[SAMPLES * WAVES];
        for (int y = 0; y < SAMPLES; y++) {
            for (int u = 0; u < WAVES; u++) {
                float sum = 0;
                for (int x = 0; x < SAMPLES; x++) {
                    sum += samples[y * SAMPLES + x] * COSINES[u * SAMPLES + x];
                }
                rows[y * WAVES + u] = sum;
            }
        }
        long key = 0;
        for (int v = 0; v < WAVES; v++) {
            for (int u = v == 0 ? 1 : 0; u < WAVES; u++) {
                float sum = 0;
                for (int y = 0; y < SAMPLES; y++) {
                    sum += rows[y * WAVES + u] * COSINES[v * SAMPLES + y];
                }
                if (sum > 0) {
                    key |= 1L << (8 * v + u);
                }
            }
        }
        return key;
    }

    private static float[] cosines() {
        float[] cosines = new float[WAVES * SAMPLES];
        for (int u = 0; u < WAVES; u++) {
            for (int x = 0; x < SAMPLES; x++) {
                cosines[u * SAMPLES + x] = (float) Math.cos(Math.PI * u * (2 * x + 1) / (2 * SAMPLES));
            }
        }
        return cosines;
    }
}
