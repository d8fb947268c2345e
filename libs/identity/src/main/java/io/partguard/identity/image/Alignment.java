package io.partguard.identity.image;

import java.util.Optional;

/**
 * Moves, stretches and turns a picture over another until they agree best, from a guess that is nearly right. From layer to
 * layer the steps get smaller; what does not agree by its light is given up early.
 */
final class Alignment {
    /** Less of the picture than this lying on the other is no agreement of pictures. */
    private static final double LEAST_SHOWN = .3;

    /** Agreement of light, after each kind of step, below which further steps were not seen to lead to a copy. */
    private static final double FIRST_SIGHT = .05;

    private static final double SECOND_SIGHT = .4;
    private static final double SIMILAR = .5;
    private static final double ALIKE = .6;

    /** Agreement of edges below which fine details never agreed. */
    private static final double SAME_EDGES = .45;

    private static final int ROUNDS = 4;
    private static final int MOVES = 10;

    /** Radians for a step of one side: what turns the border about as far as the step. */
    private static final double RADIANS_A_STEP = 1.5;

    /** @param agreement −1 to 1; 1 where each is the other times a constant plus a constant */
    record Found(Placement placement, double agreement) {}

    private final Field other;
    private final double aspect;
    private final int samples;
    private final float[] picture;

    private Alignment(Field picture, Field other, double aspect, int samples) {
        this.other = other;
        this.aspect = aspect;
        this.samples = samples;
        this.picture = sampled(picture, samples);
    }

    /** The agreement of the finest details where they agree best; empty where the two are not even similar. */
    static Optional<Found> of(Layers picture, Layers other, Placement guess) {
        double aspect = other.aspect();
        Alignment small = new Alignment(picture.small(), other.small(), aspect, 16);
        Found found = small.at(guess);
        if (found.agreement() < FIRST_SIGHT) {
            return Optional.empty();
        }
        found = small.climb(found, .05);
        if (found.agreement() < SECOND_SIGHT) {
            return Optional.empty();
        }
        found = small.climb(small.climb(found, .025), .0125);
        if (found.agreement() < SIMILAR) {
            return Optional.empty();
        }
        Alignment light = new Alignment(picture.light(), other.light(), aspect, 24);
        found = light.climb(light.climb(light.climb(light.at(found.placement()), .025), .012), .006);
        if (found.agreement() < ALIKE) {
            return Optional.empty();
        }
        Alignment edges = new Alignment(picture.edges(), other.edges(), aspect, 32);
        found = edges.climb(edges.climb(edges.climb(edges.at(found.placement()), .016), .008), .004);
        if (found.agreement() < SAME_EDGES) {
            return Optional.empty();
        }
        Alignment fine = new Alignment(picture.fine(), other.fine(), aspect, 48);
        found = fine.climb(fine.climb(fine.at(found.placement()), .006), .003);
        return Optional.of(new Alignment(picture.fine(), other.fine(), aspect, ImageHash.SIDE).at(found.placement()));
    }

    private Found at(Placement placement) {
        return new Found(placement, agreement(placement));
    }

    private Found climb(Found from, double step) {
        Found best = from;
        for (int round = 0; round < ROUNDS; round++) {
            Found before = best;
            for (int move = 0; move < MOVES; move++) {
                Found tried = at(moved(best.placement(), move, step));
                if (tried.agreement() > best.agreement()) {
                    best = tried;
                }
            }
            if (best == before) {
                return best;
            }
        }
        return best;
    }

    private Placement moved(Placement placement, int move, double step) {
        double by = move % 2 == 0 ? step : -step;
        return switch (move / 2) {
            case 0 -> placement.moved(by, 0);
            case 1 -> placement.moved(0, by);
            case 2 -> placement.stretched(1 + by, 1);
            case 3 -> placement.stretched(1, 1 + by);
            default -> placement.turned(by * RADIANS_A_STEP, aspect);
        };
    }

    private static float[] sampled(Field picture, int samples) {
        float[] values = new float[samples * samples];
        for (int row = 0; row < samples; row++) {
            for (int column = 0; column < samples; column++) {
                values[row * samples + column] = picture.at((column + .5) / samples, (row + .5) / samples);
            }
        }
        return values;
    }

    /** Correlation over the picture's points that lie on the other; −1 where these are too few, or all the same. */
    private double agreement(Placement placement) {
        double sumA = 0;
        double sumB = 0;
        double sumAA = 0;
        double sumBB = 0;
        double sumAB = 0;
        int count = 0;
        for (int row = 0; row < samples; row++) {
            double y = (row + .5) / samples;
            for (int column = 0; column < samples; column++) {
                double x = (column + .5) / samples;
                double otherX = placement.x(x, y);
                double otherY = placement.y(x, y);
                if (otherX < 0 || otherX > 1 || otherY < 0 || otherY > 1) {
                    continue;
                }
                double a = picture[row * samples + column];
                double b = other.at(otherX, otherY);
                sumA += a;
                sumB += b;
                sumAA += a * a;
                sumBB += b * b;
                sumAB += a * b;
                count++;
            }
        }
        if (count < LEAST_SHOWN * samples * samples) {
            return -1;
        }
        double varianceA = sumAA - sumA * sumA / count;
        double varianceB = sumBB - sumB * sumB / count;
        double covariance = sumAB - sumA * sumB / count;
        return varianceA <= 0 || varianceB <= 0 ? -1 : covariance / Math.sqrt(varianceA * varianceB);
    }
}
