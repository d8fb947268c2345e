package io.partguard.identity.image;

import java.util.ArrayList;
import java.util.List;

/** Which views of a picture get a key, so that a copy that shows more, less or something turned meets one of them. */
final class Views {
    /** Parts of a side: all of it, two of .9, three of .8, four of .7. A key bears half the gap between two of them. */
    private static final double[][] STRETCHES = {
        {0, 1}, {0, .9}, {.1, 1}, {0, .8}, {.1, .9}, {.2, 1}, {0, .7}, {.1, .8}, {.2, .9}, {.3, 1}
    };

    /** Every stretch across with every stretch down; the first is the whole picture. */
    static final List<Placement> WINDOWS = windows();

    /** What is left inside after turning by any angle, on the same canvas or cut to the largest upright rest. */
    static final Placement CENTRE = window(.25, .25, .75, .75);

    /** Between right angles, in steps of which a key bears half. */
    private static final double[] DEGREES = {-40, -32, -24, -16, -8, 8, 16, 24, 32, 40};

    private static final double CENTRE_SIDE = .5;

    /** Shapes beyond this are no canvas that was widened for turning. */
    private static final double LONGEST = 4;

    /** Share of a side below which what is left within margins is no picture. */
    private static final double LEAST = .2;

    private Views() {}

    /** Views of a picture of this shape that undo a turning of another picture, whose centre they then show. */
    static List<Placement> turned(double aspect) {
        List<Placement> views = new ArrayList<>();
        for (double degrees : DEGREES) {
            double radians = Math.toRadians(degrees);
            double cos = Math.cos(radians);
            double sin = Math.abs(Math.sin(radians));
            // Turned on the same canvas: what was beyond its border is lost.
            views.add(turned(aspect, radians, CENTRE_SIDE * aspect, CENTRE_SIDE));
            // Turned and cut to the largest upright part of the same shape: everything looks larger.
            double larger = cos + sin * Math.max(aspect, 1 / aspect);
            views.add(turned(aspect, radians, CENTRE_SIDE * larger * aspect, CENTRE_SIDE * larger));
            // Turned on a canvas wide enough for all of it: everything looks smaller.
            double before = (aspect * cos - sin) / (cos - aspect * sin);
            if (before > 1 / LONGEST && before < LONGEST) {
                double canvas = cos + before * sin;
                views.add(turned(aspect, radians, CENTRE_SIDE * before / canvas, CENTRE_SIDE / canvas));
            }
        }
        return views;
    }

    /** @param across width of the view, in heights of the picture; {@code down} its height */
    private static Placement turned(double aspect, double radians, double across, double down) {
        return new Placement(across / aspect, 0, 0, down, .5, .5).turned(radians, aspect);
    }

    /** What is left of a picture when its even margins are cut off; all of it where it has none, or is nothing else. */
    static Placement trimmed(Field picture) {
        int side = picture.side();
        int left = 0;
        while (left < side && picture.isEven(left, 0, left + 1, side)) {
            left++;
        }
        int right = side;
        while (right > left && picture.isEven(right - 1, 0, right, side)) {
            right--;
        }
        int top = 0;
        while (top < side && picture.isEven(0, top, side, top + 1)) {
            top++;
        }
        int bottom = side;
        while (bottom > top && picture.isEven(0, bottom - 1, side, bottom)) {
            bottom--;
        }
        return right - left < side * LEAST || bottom - top < side * LEAST
                ? WINDOWS.getFirst()
                : window((double) left / side, (double) top / side, (double) right / side, (double) bottom / side);
    }

    private static List<Placement> windows() {
        List<Placement> windows = new ArrayList<>();
        for (double[] down : STRETCHES) {
            for (double[] across : STRETCHES) {
                windows.add(window(across[0], down[0], across[1], down[1]));
            }
        }
        return List.copyOf(windows);
    }

    private static Placement window(double left, double top, double right, double bottom) {
        return new Placement(right - left, 0, 0, bottom - top, (left + right) / 2, (top + bottom) / 2);
    }
}
