package io.partguard.identity.image;

import java.util.List;

/**
 * The keys of a picture asked about, each laid in all eight ways.
 *
 * @param whole of all of it
 * @param windows of its parts
 * @param trimmed of what is within its margins
 * @param turned of its centre turned back
 */
@SuppressWarnings("ArrayRecordComponent")
record AskedKeys(
        long[] whole,
        long[] windows,
        long[] trimmed,
        Placement trimmedView,
        long[] turned,
        List<Placement> turnedViews) {

    static AskedKeys of(ImageHash hash) {
        ImageKeys keys = ImageKeys.of(hash);
        long[] windows = new long[ImageKeys.WINDOWS];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = keys.key(i);
        }
        List<Placement> views = Views.turned(hash.aspect());
        return new AskedKeys(
                laid(keys.key(0)),
                laid(windows),
                laid(keys.key(ImageKeys.TRIMMED)),
                Placement.unpacked(keys.key(ImageKeys.MARGINS)),
                laid(ImageKeys.turned(hash, views)),
                views);
    }

    private static long[] laid(long... keys) {
        long[] laid = new long[keys.length * Symmetry.COUNT];
        for (int i = 0; i < laid.length; i++) {
            laid[i] = Symmetry.of(keys[i / Symmetry.COUNT], i % Symmetry.COUNT);
        }
        return laid;
    }

    /** Bits by which the nearest keys differ. @param at where the other picture's keys begin */
    int distance(Relation relation, long[] keys, int at) {
        return switch (relation) {
            case PART_OF -> {
                int nearest = Long.SIZE;
                for (int window = 0; window < ImageKeys.WINDOWS; window++) {
                    nearest = Math.min(nearest, distance(whole, keys[at + window]));
                }
                yield nearest;
            }
            case CONTAINS -> distance(windows, keys[at]);
            case FRAMED ->
                Math.min(
                        distance(trimmed, keys[at]),
                        Math.min(
                                distance(trimmed, keys[at + ImageKeys.TRIMMED]),
                                distance(whole, keys[at + ImageKeys.TRIMMED])));
            case TURNED -> distance(turned, keys[at + ImageKeys.CENTRE]);
        };
    }

    /** Where this picture lies in the other if the nearest keys tell the truth. */
    Placement placement(Relation relation, long[] keys, int at) {
        return switch (relation) {
            case PART_OF -> {
                int nearest = 0;
                for (int window = 1; window < ImageKeys.WINDOWS; window++) {
                    if (distance(whole, keys[at + window]) < distance(whole, keys[at + nearest])) {
                        nearest = window;
                    }
                }
                yield placement(Views.WINDOWS, nearest(whole, keys[at + nearest]), Views.WINDOWS.get(nearest));
            }
            case CONTAINS -> placement(Views.WINDOWS, nearest(windows, keys[at]), Views.WINDOWS.getFirst());
            case FRAMED -> framed(keys, at);
            case TURNED -> placement(turnedViews, nearest(turned, keys[at + ImageKeys.CENTRE]), Views.CENTRE);
        };
    }

    private Placement framed(long[] keys, int at) {
        Placement all = Views.WINDOWS.getFirst();
        Placement others = Placement.unpacked(keys[at + ImageKeys.MARGINS]);
        int toWhole = distance(trimmed, keys[at]);
        int toTrimmed = distance(trimmed, keys[at + ImageKeys.TRIMMED]);
        int wholeToTrimmed = distance(whole, keys[at + ImageKeys.TRIMMED]);
        if (toTrimmed <= toWhole && toTrimmed <= wholeToTrimmed) {
            return trimmedView.onto(nearest(trimmed, keys[at + ImageKeys.TRIMMED]), others);
        }
        return toWhole <= wholeToTrimmed
                ? trimmedView.onto(nearest(trimmed, keys[at]), all)
                : all.onto(nearest(whole, keys[at + ImageKeys.TRIMMED]), others);
    }

    private static Placement placement(List<Placement> own, int laid, Placement others) {
        return own.get(laid / Symmetry.COUNT).onto(laid % Symmetry.COUNT, others);
    }

    private static int distance(long[] asked, long key) {
        int nearest = Long.SIZE;
        for (long one : asked) {
            nearest = Math.min(nearest, Long.bitCount(one ^ key));
        }
        return nearest;
    }

    private static int nearest(long[] asked, long key) {
        int nearest = 0;
        for (int i = 1; i < asked.length; i++) {
            if (Long.bitCount(asked[i] ^ key) < Long.bitCount(asked[nearest] ^ key)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
