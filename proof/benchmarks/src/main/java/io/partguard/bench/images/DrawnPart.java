package io.partguard.bench.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Pictures of goods that nobody photographed: a disc with holes, a labelled box or a heap of shapes, two in three on nearly
 * white, under uneven light, with noise. Alike as catalogue pictures are alike, and no two of them the same.
 */
final class DrawnPart {
    private final Random random;
    private final Graphics2D graphics;
    private final double middleX;
    private final double middleY;
    private final double size;

    private DrawnPart(Random random, BufferedImage image) {
        this.random = random;
        this.graphics = Pixels.smooth(image);
        this.middleX = image.getWidth() * (.45 + random.nextDouble() * .1);
        this.middleY = image.getHeight() * (.45 + random.nextDouble() * .1);
        this.size = image.getHeight() * (.3 + random.nextDouble() * .17);
    }

    /** The same picture for the same seed and width. */
    static BufferedImage of(long seed, int width) {
        Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        int light = 235 + random.nextInt(21);
        Color ground = random.nextInt(3) > 0
                ? new Color(light, light, light)
                : new Color(random.nextInt(200), random.nextInt(200), random.nextInt(200));
        BufferedImage image = Pixels.blank(width, width * 3 / 4, ground);
        DrawnPart part = new DrawnPart(random, image);
        switch (random.nextInt(3)) {
            case 0 -> part.disc(ground);
            case 1 -> part.box();
            default -> part.heap();
        }
        part.graphics.dispose();
        return lit(image, random);
    }

    private void disc(Color ground) {
        circle(middleX, middleY, size, grey());
        circle(middleX, middleY, size * (.3 + random.nextDouble() * .4), grey());
        circle(middleX, middleY, size * (.08 + random.nextDouble() * .2), ground);
        marks(size);
    }

    private void box() {
        AffineTransform upright = graphics.getTransform();
        graphics.rotate((random.nextDouble() - .5) * .6, middleX, middleY);
        double halfWidth = size * (.8 + random.nextDouble() * .7);
        double halfHeight = size * (.5 + random.nextDouble() * .6);
        graphics.setColor(colour());
        graphics.fill(new Rectangle2D.Double(middleX - halfWidth, middleY - halfHeight, 2 * halfWidth, 2 * halfHeight));
        int labels = 2 + random.nextInt(3);
        for (int i = 0; i < labels; i++) {
            graphics.setColor(colour());
            graphics.fill(new Rectangle2D.Double(
                    middleX - halfWidth + random.nextDouble() * halfWidth * 1.2,
                    middleY - halfHeight + random.nextDouble() * halfHeight * 1.2,
                    halfWidth * (.2 + .8 * random.nextDouble()),
                    halfHeight * (.2 + .6 * random.nextDouble())));
        }
        marks(Math.min(halfWidth, halfHeight));
        graphics.setTransform(upright);
    }

    private void heap() {
        int pieces = 6 + random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            double x = middleX + size * 2.4 * (random.nextDouble() - .5);
            double y = middleY + size * 1.6 * (random.nextDouble() - .5);
            double reach = size * (.1 + .5 * random.nextDouble());
            graphics.setColor(colour());
            if (random.nextBoolean()) {
                graphics.fill(new Ellipse2D.Double(x - reach, y - reach * .7, 2 * reach, 1.4 * reach));
            } else {
                bar(x, y, reach);
            }
        }
    }

    /** Holes, letters, scratches. */
    private void marks(double within) {
        int count = 6 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            double x = middleX + within * (random.nextDouble() - .5) * 1.7;
            double y = middleY + within * (random.nextDouble() - .5) * 1.7;
            double reach = within * (.04 + .14 * random.nextDouble());
            graphics.setColor(colour());
            if (random.nextInt(3) == 0) {
                circle(x, y, reach, colour());
            } else {
                bar(x, y, reach * 2);
            }
        }
    }

    private void bar(double x, double y, double reach) {
        AffineTransform upright = graphics.getTransform();
        graphics.rotate(random.nextDouble() * 3, x, y);
        graphics.fill(new Rectangle2D.Double(x - reach, y - reach * .3, 2 * reach, reach * .6));
        graphics.setTransform(upright);
    }

    private void circle(double x, double y, double radius, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private Color grey() {
        int grey = random.nextInt(200);
        return new Color(grey, grey, grey);
    }

    private Color colour() {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static BufferedImage lit(BufferedImage image, Random random) {
        double across = (random.nextDouble() - .5) * 50;
        double down = (random.nextDouble() - .5) * 50;
        double noise = random.nextDouble() * 8;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double light = across * ((double) x / image.getWidth() - .5)
                        + down * ((double) y / image.getHeight() - .5)
                        + random.nextGaussian() * noise;
                int rgb = image.getRGB(x, y);
                int lit = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    lit |= Math.clamp(Math.round((rgb >> shift & 255) + light), 0, 255) << shift;
                }
                image.setRGB(x, y, lit);
            }
        }
        return image;
    }
}
