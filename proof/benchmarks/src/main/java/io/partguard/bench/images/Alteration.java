package io.partguard.bench.images;

import io.partguard.bench.images.Pixels.Corners;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;

/** How a copy is made: what people do to a picture that they took from a catalogue, with the amounts drawn by chance. */
enum Alteration {
    /** To .15 to .75 of its sides. */
    RESIZED((image, random) -> {
        double share = between(random, .15, .75);
        return scaledBy(image, share, share);
    }),
    /** To 300 × 300, whatever its shape. */
    SQUEEZED((image, random) -> Pixels.scaled(image, 300, 300)),
    CROPPED_TO_90((image, random) -> cropped(image, random, .9, .9)),
    CROPPED_TO_80((image, random) -> cropped(image, random, .8, .8)),
    CROPPED_TO_70((image, random) -> cropped(image, random, .7, .7)),
    /** A landscape picture to a square of its height. */
    CROPPED_TO_SQUARE((image, random) -> {
        double side = Math.min(image.getWidth(), image.getHeight());
        return cropped(image, random, side / image.getWidth(), side / image.getHeight());
    }),
    MIRRORED((image, random) -> Pixels.mirrored(image, true)),
    UPSIDE_DOWN_MIRRORED((image, random) -> Pixels.mirrored(image, false)),
    TURNED_90((image, random) -> Pixels.quarterTurned(image, 1)),
    TURNED_180((image, random) -> Pixels.quarterTurned(image, 2)),
    TURNED_270((image, random) -> Pixels.quarterTurned(image, 3)),
    TURNED_TO_5((image, random) -> turned(image, random, 1, 5)),
    TURNED_TO_15((image, random) -> turned(image, random, 5, 15)),
    TURNED_TO_45((image, random) -> turned(image, random, 15, 45)),
    BRIGHTER((image, random) -> Pixels.toned(image, 1, 1, between(random, .1, .3))),
    DARKER((image, random) -> Pixels.toned(image, 1, 1, -between(random, .1, .3))),
    /** Contrast .5 to 1.5, gamma .6 to 1.5. */
    TONED((image, random) -> Pixels.toned(image, between(random, .6, 1.5), between(random, .5, 1.5), 0)),
    RECOMPRESSED((image, random) -> Pixels.recompressed(image, between(random, .2, .5))),
    RECOMPRESSED_HARD((image, random) -> Pixels.recompressed(image, between(random, .03, .15))),
    /** A line of letter-like bars, .6 opaque, over .4 of the width and .125 of the height. */
    LABELLED((image, random) -> labelled(image, random)),
    /** Slanting lines over all of it, .35 opaque. */
    HATCHED((image, random) -> hatched(image, random)),
    /** White or black around it, .05 to .2 of its width on each side. */
    FRAMED((image, random) -> framed(image, random)),
    /** Drawn from an eighth of its size. */
    BLURRED((image, random) -> Pixels.scaled(
            Pixels.scaled(image, image.getWidth() / 8, image.getHeight() / 8), image.getWidth(), image.getHeight())),
    /** Normal noise of standard deviation 10 to 25 on each channel of 0 to 255. */
    NOISY((image, random) -> noisy(image, random)),
    /** Mirrored, cropped to .8 to .95, labelled, halved, brightened and recompressed. */
    ALL_TOGETHER((image, random) -> {
        double share = between(random, .8, .95);
        BufferedImage copy = labelled(cropped(Pixels.mirrored(image, true), random, share, share), random);
        return Pixels.recompressed(Pixels.toned(scaledBy(copy, .5, .5), 1, .9, .08), .2);
    });

    private final Step step;

    Alteration(Step step) {
        this.step = step;
    }

    /** Makes one copy. */
    BufferedImage copy(BufferedImage image, Random random) throws IOException {
        return step.copy(image, random);
    }

    private interface Step {
        BufferedImage copy(BufferedImage image, Random random) throws IOException;
    }

    private static double between(Random random, double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    private static Color blackOrWhite(Random random) {
        return random.nextBoolean() ? Color.BLACK : Color.WHITE;
    }

    private static BufferedImage scaledBy(BufferedImage image, double across, double down) {
        return Pixels.scaled(image, (int) (image.getWidth() * across), (int) (image.getHeight() * down));
    }

    private static BufferedImage cropped(BufferedImage image, Random random, double width, double height) {
        return Pixels.cropped(
                image, random.nextDouble() * (1 - width), random.nextDouble() * (1 - height), width, height);
    }

    private static BufferedImage turned(BufferedImage image, Random random, double from, double to) {
        double degrees = between(random, from, to) * (random.nextBoolean() ? 1 : -1);
        Corners corners = Corners.values()[random.nextInt(Corners.values().length)];
        return Pixels.turned(image, degrees, corners, blackOrWhite(random));
    }

    private static BufferedImage labelled(BufferedImage image, Random random) {
        BufferedImage copy = Pixels.cropped(image, 0, 0, 1, 1);
        int width = copy.getWidth() * 4 / 10;
        int height = copy.getHeight() / 8;
        int x = random.nextInt(copy.getWidth() - width);
        int y = random.nextInt(copy.getHeight() - height);
        Graphics2D graphics = copy.createGraphics();
        graphics.setComposite(AlphaComposite.SrcOver.derive(.6f));
        graphics.setColor(random.nextBoolean() ? Color.WHITE : Color.GRAY);
        for (int letter = 0; letter < 10; letter++) {
            graphics.fillRect(x + letter * width / 10, y, width / 16, height);
        }
        graphics.fillRect(x, y + height / 2, width, height / 6);
        graphics.dispose();
        return copy;
    }

    private static BufferedImage hatched(BufferedImage image, Random random) {
        BufferedImage copy = Pixels.cropped(image, 0, 0, 1, 1);
        int height = copy.getHeight();
        Graphics2D graphics = Pixels.smooth(copy);
        graphics.setComposite(AlphaComposite.SrcOver.derive(.35f));
        graphics.setColor(random.nextBoolean() ? Color.WHITE : Color.GRAY);
        graphics.setStroke(new BasicStroke(Math.max(2, height / 60f)));
        for (int x = -height; x < copy.getWidth(); x += Math.max(1, height / 5)) {
            graphics.drawLine(x, height, x + height, 0);
        }
        graphics.dispose();
        return copy;
    }

    private static BufferedImage framed(BufferedImage image, Random random) {
        int edge = (int) (between(random, .05, .2) * image.getWidth());
        BufferedImage framed =
                Pixels.blank(image.getWidth() + 2 * edge, image.getHeight() + 2 * edge, blackOrWhite(random));
        Graphics2D graphics = framed.createGraphics();
        graphics.drawImage(image, edge, edge, null);
        graphics.dispose();
        return framed;
    }

    private static BufferedImage noisy(BufferedImage image, Random random) {
        double deviation = between(random, 10, 25);
        BufferedImage copy = Pixels.cropped(image, 0, 0, 1, 1);
        for (int y = 0; y < copy.getHeight(); y++) {
            for (int x = 0; x < copy.getWidth(); x++) {
                int rgb = copy.getRGB(x, y);
                int noisy = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    double value = (rgb >> shift & 255) + random.nextGaussian() * deviation;
                    noisy |= Math.clamp(Math.round(value), 0, 255) << shift;
                }
                copy.setRGB(x, y, noisy);
            }
        }
        return copy;
    }
}
