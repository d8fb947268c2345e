package io.partguard.identity.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of many pictures, in the order in which they were added. Says which of them are worth comparing with a picture:
 * no more than a few dozen, however many there are. Readers see what was added before they began.
 */
public final class ImageShelf {
    private static final int PICTURES_A_BOARD = 1024;

    private volatile Boards boards = new Boards(List.of(), 0);

    /** @param keys of {@value #PICTURES_A_BOARD} pictures each; what lies beyond {@code pictures} may be being written */
    private record Boards(List<long[]> keys, int pictures) {}

    /**
     * A picture worth comparing.
     *
     * @param index when it was added, from 0
     * @param placement where the picture asked about would lie in it
     * @param bits by which the nearest keys differ, of 63
     */
    public record Candidate(int index, Placement placement, int bits) {}

    public int size() {
        return boards.pictures();
    }

    public synchronized void add(ImageKeys picture) {
        Boards now = boards;
        List<long[]> keys = now.keys();
        if (now.pictures() == keys.size() * PICTURES_A_BOARD) {
            keys = new ArrayList<>(keys);
            keys.add(new long[PICTURES_A_BOARD * ImageKeys.COUNT]);
        }
        picture.copyTo(keys.getLast(), now.pictures() % PICTURES_A_BOARD * ImageKeys.COUNT);
        boards = new Boards(keys, now.pictures() + 1);
    }

    /** @param each how many at the most of each {@link Relation} */
    public List<Candidate> candidates(ImageHash hash, int each) {
        Boards shelf = boards;
        AskedKeys asked = AskedKeys.of(hash);
        Relation[] relations = Relation.values();
        byte[][] bits = new byte[relations.length][shelf.pictures()];
        // Picture by picture, so that its keys are read once.
        for (int i = 0; i < shelf.pictures(); i++) {
            for (Relation relation : relations) {
                bits[relation.ordinal()][i] = (byte) asked.distance(relation, board(shelf, i), offset(i));
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Relation relation : relations) {
            byte[] distances = bits[relation.ordinal()];
            for (int index : nearest(distances, each)) {
                Placement placement = asked.placement(relation, board(shelf, index), offset(index));
                candidates.add(new Candidate(index, placement, distances[index]));
            }
        }
        return candidates;
    }

    private static long[] board(Boards shelf, int index) {
        return shelf.keys().get(index / PICTURES_A_BOARD);
    }

    private static int offset(int index) {
        return index % PICTURES_A_BOARD * ImageKeys.COUNT;
    }

    /** Indices of the smallest distances; of those at the bound the first. */
    private static int[] nearest(byte[] bits, int most) {
        int[] counts = new int[Long.SIZE + 1];
        for (byte distance : bits) {
            counts[distance]++;
        }
        int bound = 0;
        int closer = 0;
        while (bound < Long.SIZE && closer + counts[bound] <= most) {
            closer += counts[bound++];
        }
        int[] nearest = new int[Math.min(most, bits.length)];
        int taken = 0;
        int atBound = most - closer;
        for (int i = 0; i < bits.length && taken < nearest.length; i++) {
            if (bits[i] < bound || (bits[i] == bound && atBound-- > 0)) {
                nearest[taken++] = i;
            }
        }
        return Arrays.copyOf(nearest, taken);
    }
}
