package io.partguard.bench.images;

import io.partguard.identity.image.ImageHash;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What happens to pictures on their way from a catalogue to a marketplace, one step each. */
final class Pixels {

    private Pixels() {}

    static ImageHash hash(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] luminance = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < luminance.length; i++) {
            int rgb = luminance[i];
            luminance[i] = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114 + 500) / 1000;
        }
        return ImageHash.of(width, height, luminance);
    }

    static BufferedImage blank(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    static Graphics2D smooth(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }

    /** Halved until less than half is left to do, since bilinear drawing alone would skip pixels. */
    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage from = image;
        if (width < image.getWidth() / 2 && height < image.getHeight() / 2) {
            from = scaled(image, image.getWidth() / 2, image.getHeight() / 2);
            return scaled(from, width, height);
        }
        BufferedImage scaled = blank(width, height, Color.WHITE);
        Graphics2D graphics = smooth(scaled);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    /** A part of it, everything as shares of its sides. */
    static BufferedImage cropped(BufferedImage image, double left, double top, double width, double height) {
        int x = (int) (left * image.getWidth());
        int y = (int) (top * image.getHeight());
        BufferedImage cropped =
                blank((int) (width * image.getWidth()), (int) (height * image.getHeight()), Color.WHITE);
        Graphics2D graphics = cropped.createGraphics();
        graphics.drawImage(image, -x, -y, null);
        graphics.dispose();
        return cropped;
    }

    static BufferedImage mirrored(BufferedImage image, boolean leftToRight) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage mirrored = blank(width, height, Color.WHITE);
        Graphics2D graphics = mirrored.createGraphics();
        if (leftToRight) {
            graphics.drawImage(image, width, 0, -width, height, null);
        } else {
            graphics.drawImage(image, 0, height, width, -height, null);
        }
        graphics.dispose();
        return mirrored;
    }

    /** Clockwise. */
    static BufferedImage quarterTurned(BufferedImage image, int quarters) {
        BufferedImage turned = image;
        for (int i = 0; i < quarters; i++) {
            turned = drawnTurned(turned, 90, turned.getHeight(), turned.getWidth(), Color.WHITE);
        }
        return turned;
    }

    /** What a turning does with the corners. */
    enum Corners {
        /** The canvas stays, corners are lost, empty ones are filled. */
        LOST,
        /** The canvas grows. */
        KEPT,
        /** The largest upright part of the same shape is kept. */
        CUT
    }

    static BufferedImage turned(BufferedImage image, double degrees, Corners corners, Color fill) {
        int width = image.getWidth();
        int height = image.getHeight();
        double cos = Math.abs(Math.cos(Math.toRadians(degrees)));
        double sin = Math.abs(Math.sin(Math.toRadians(degrees)));
        return switch (corners) {
            case LOST -> drawnTurned(image, degrees, width, height, fill);
            case KEPT ->
                drawnTurned(
                        image, degrees, (int) (width * cos + height * sin), (int) (width * sin + height * cos), fill);
            case CUT -> {
                double rest = 1 / (cos + sin * Math.max((double) width / height, (double) height / width));
                yield cropped(
                        drawnTurned(image, degrees, width, height, fill), (1 - rest) / 2, (1 - rest) / 2, rest, rest);
            }
        };
    }

    private static BufferedImage drawnTurned(BufferedImage image, double degrees, int width, int height, Color fill) {
        BufferedImage turned = blank(width, height, fill);
        Graphics2D graphics = smooth(turned);
        graphics.translate(width / 2.0, height / 2.0);
        graphics.rotate(Math.toRadians(degrees));
        graphics.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return turned;
    }

    /** Each channel, 0 to 1: raised to gamma, times gain, plus offset, cut to 0 to 1. */
    static BufferedImage toned(BufferedImage image, double gamma, double gain, double offset) {
        int[] curve = new int[256];
        for (int i = 0; i < 256; i++) {
            curve[i] = (int) Math.round(Math.clamp(Math.pow(i / 255.0, gamma) * gain + offset, 0, 1) * 255);
        }
        BufferedImage toned = blank(image.getWidth(), image.getHeight(), Color.WHITE);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                toned.setRGB(x, y, curve[rgb >> 16 & 255] << 16 | curve[rgb >> 8 & 255] << 8 | curve[rgb & 255]);
            }
        }
        return toned;
    }

    /** @param quality 0 to 1, as the JDK's writer takes it */
    static BufferedImage recompressed(BufferedImage image, double quality) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality((float) quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
    }
}
