package io.partguard.catalog.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as files, honest and otherwise. */
final class ImageFiles {

    private ImageFiles() {}

    /** Another picture for each seed, 320 × 240. */
    static BufferedImage drawn(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(random.nextInt(0x1000000)));
        graphics.fillRect(0, 0, 320, 240);
        for (int i = 0; i < 14; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            int x = random.nextInt(300);
            int y = random.nextInt(220);
            int width = 15 + random.nextInt(80);
            int height = 15 + random.nextInt(80);
            if (random.nextBoolean()) {
                graphics.fillRect(x, y, width, height);
            } else {
                graphics.fill(new Ellipse2D.Double(x, y, width, height));
            }
        }
        graphics.dispose();
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static byte[] png(long seed) {
        return file(drawn(seed), "png");
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PNG chunk with its length and checksum. */
    static byte[] chunk(String type, byte[] data) {
        CRC32 checksum = new CRC32();
        checksum.update(text(type));
        checksum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(text(type))
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** The same PNG, except that its header claims another size. */
    static byte[] claiming(byte[] png, int width, int height) {
        byte[] header = Arrays.copyOfRange(png, 16, 29);
        ByteBuffer.wrap(header).putInt(0, width).putInt(4, height);
        return joined(Arrays.copyOf(png, 8), chunk("IHDR", header), Arrays.copyOfRange(png, 33, png.length));
    }

    /** Something put behind a PNG's header. */
    static byte[] withChunk(byte[] png, byte[] chunk) {
        return joined(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }
}
