package io.partguard.catalog.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** How bright each pixel is, 0 to 255, row by row; what is transparent lies on white. */
final class Luminance {

    private Luminance() {}

    static int[] of(BufferedImage image) {
        return image.getColorModel() instanceof IndexColorModel
                        || image.getRaster().getNumBands() > 2
                ? ofColours(image)
                : ofGrey(image);
    }

    /** As stored: the JDK would take grey for linear light and brighten it. */
    private static int[] ofGrey(BufferedImage image) {
        Raster raster = image.getRaster();
        int bits = image.getColorModel().getComponentSize(0);
        int most = (1 << bits) - 1;
        boolean alpha = raster.getNumBands() == 2;
        int[] luminance = new int[image.getWidth() * image.getHeight()];
        int[] pixel = new int[2];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                raster.getPixel(x, y, pixel);
                int grey = pixel[0] * 255 / most;
                luminance[y * image.getWidth() + x] = alpha ? onWhite(grey, pixel[1] * 255 / most) : grey;
            }
        }
        return luminance;
    }

    private static int[] ofColours(BufferedImage image) {
        int width = image.getWidth();
        int[] luminance = new int[width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                luminance[y * width + x] = ofArgb(row[x]);
            }
        }
        return luminance;
    }

    /** Weights of red, green and blue as in JPEG (ITU-R BT.601). */
    private static int ofArgb(int argb) {
        int grey = ((argb >> 16 & 255) * 299 + (argb >> 8 & 255) * 587 + (argb & 255) * 114 + 500) / 1000;
        return onWhite(grey, argb >>> 24);
    }

    private static int onWhite(int grey, int alpha) {
        return (grey * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
