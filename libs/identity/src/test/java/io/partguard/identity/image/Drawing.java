package io.partguard.identity.image;

import java.util.Random;

/** A picture of chance: shapes on a ground, with an uneven light. What is done to it is exact or nearly so. */
@SuppressWarnings("ArrayRecordComponent")
record Drawing(int width, int height, int[] luminance) {

    static Drawing of(long seed) {
        return of(seed, 320, 240);
    }

    static Drawing of(long seed, int width, int height) {
        Random random = new Random(seed);
        int[] luminance = new int[width * height];
        int ground = 60 + random.nextInt(190);
        double[][] shapes = new double[14][];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = new double[] {
                random.nextDouble() * width,
                random.nextDouble() * height,
                height * (.04 + .2 * random.nextDouble()),
                height * (.04 + .2 * random.nextDouble()),
                random.nextInt(256),
                random.nextInt(2)
            };
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = ground;
                for (double[] shape : shapes) {
                    double across = (x - shape[0]) / shape[2];
                    double down = (y - shape[1]) / shape[3];
                    boolean inside = shape[5] == 0
                            ? across * across + down * down < 1
                            : Math.abs(across) < 1 && Math.abs(down) < 1;
                    value = inside ? shape[4] : value;
                }
                luminance[y * width + x] = (int) Math.clamp(value + 20.0 * x / width, 0, 255);
            }
        }
        return new Drawing(width, height, luminance);
    }

    ImageHash hash() {
        return ImageHash.of(width, height, luminance);
    }

    int at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 255 : luminance[y * width + x];
    }

    private interface Source {
        int at(int x, int y);
    }

    private static Drawing drawn(int width, int height, Source source) {
        int[] luminance = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                luminance[y * width + x] = source.at(x, y);
            }
        }
        return new Drawing(width, height, luminance);
    }

    Drawing cropped(double left, double top, double right, double bottom) {
        int x = (int) (left * width);
        int y = (int) (top * height);
        return drawn((int) ((right - left) * width), (int) ((bottom - top) * height), (dx, dy) -> at(x + dx, y + dy));
    }

    Drawing mirrored() {
        return drawn(width, height, (x, y) -> at(width - 1 - x, y));
    }

    /** Clockwise. */
    Drawing quarterTurned() {
        return drawn(height, width, (x, y) -> at(y, height - 1 - x));
    }

    /** Clockwise on the same canvas; white where nothing was. */
    Drawing turned(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double middleX = width / 2.0;
        double middleY = height / 2.0;
        return drawn(
                width,
                height,
                (x, y) -> at((int) Math.floor(middleX + cos * (x + .5 - middleX) + sin * (y + .5 - middleY)), (int)
                        Math.floor(middleY - sin * (x + .5 - middleX) + cos * (y + .5 - middleY))));
    }

    Drawing toned(double gain, double offset) {
        return drawn(width, height, (x, y) -> (int) Math.clamp(at(x, y) * gain + offset, 0, 255));
    }

    Drawing halved() {
        return drawn(
                width / 2,
                height / 2,
                (x, y) -> (at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1))
                        / 4);
    }

    Drawing noisy(long seed, double deviation) {
        Random random = new Random(seed);
        return drawn(width, height, (x, y) -> (int) Math.clamp(at(x, y) + random.nextGaussian() * deviation, 0, 255));
    }

    Drawing framed(int edge, int shade) {
        return drawn(
                width + 2 * edge,
                height + 2 * edge,
                (x, y) -> x < edge || y < edge || x >= width + edge || y >= height + edge
                        ? shade
                        : at(x - edge, y - edge));
    }
}
