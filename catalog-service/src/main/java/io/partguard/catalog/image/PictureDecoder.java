package io.partguard.catalog.image;

import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import io.partguard.identity.image.ImageHash;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads files that strangers wrote. The format is told by the first bytes and is one of three; what is not the picture is
 * cut off before; the size is read before any pixel is; and of a large picture only every n-th pixel is kept. Nothing is
 * fetched and nothing is written to disk.
 */
public final class PictureDecoder {
    /** Enough points a side for the hash's cells to average over. */
    private static final int SHORTER_SIDE = 512;

    private static final int MOST_KEPT = 1 << 21;

    private final int maxPixels;

    public PictureDecoder(int maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** @throws Refused IMAGE_FORMAT_UNSUPPORTED, IMAGE_TOO_LARGE, IMAGE_UNREADABLE */
    public Picture decode(byte[] file) {
        ImageFormat format = ImageFormat.of(file)
                .orElseThrow(() ->
                        new Refused(CatalogError.IMAGE_FORMAT_UNSUPPORTED, "Pictures are taken as JPEG, PNG or GIF."));
        try {
            return decode(format, EssentialBytes.of(format, file));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refused refused) {
                throw refused;
            }
            // The JDK's decoders answer broken files with any kind of exception.
            throw new Refused(CatalogError.IMAGE_UNREADABLE, "The " + format + " file can't be decoded.");
        }
    }

    private Picture decode(ImageFormat format, byte[] file) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(format.reader()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > maxPixels) {
                throw new Refused(
                        CatalogError.IMAGE_TOO_LARGE,
                        "A picture has at most " + maxPixels + " pixels; this one says it has " + width + " x " + height
                                + ".");
            }
            int step = step(width, height);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, step / 2 < width ? step / 2 : 0, step / 2 < height ? step / 2 : 0);
            BufferedImage image = reader.read(0, param);
            int[] luminance = Luminance.of(image);
            return new Picture(format, width, height, ImageHash.of(image.getWidth(), image.getHeight(), luminance));
        } finally {
            reader.dispose();
        }
    }

    private static int step(int width, int height) {
        int step = Math.max(1, Math.min(width, height) / SHORTER_SIDE);
        while ((long) (width / step) * (height / step) > MOST_KEPT) {
            step++;
        }
        return step;
    }
}
