package io.partguard.catalog.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Which parts an index lacks and which it has that the record has not.
 *
 * @param missing ids of the first ones
 * @param surplus the record's numbers of the first ones
 */
record IndexDifference(long missingParts, List<String> missing, long surplusParts, List<Long> surplus) {
    private static final int EXAMPLES = 10;
    private static final int PAGE = 5_000;

    /** Reads all numbers of both sides in order, page by page. */
    static IndexDifference between(IndexStore store, PartIndex index, String name) throws IOException {
        List<Long> missing = new ArrayList<>();
        List<Long> surplus = new ArrayList<>();
        long missingParts = 0;
        long surplusParts = 0;
        Pages recorded = new Pages(after -> store.numbersAfter(after, PAGE));
        Pages indexed = new Pages(after -> index.numbersAfter(name, after, PAGE));
        long record = recorded.next();
        long found = indexed.next();
        while (record != Pages.END || found != Pages.END) {
            if (record < found) {
                missingParts++;
                add(missing, record);
            } else if (record > found) {
                surplusParts++;
                add(surplus, found);
            }
            long behind = Math.min(record, found);
            record = record == behind ? recorded.next() : record;
            found = found == behind ? indexed.next() : found;
        }
        return new IndexDifference(missingParts, store.ids(missing), surplusParts, surplus);
    }

    private static void add(List<Long> examples, long no) {
        if (examples.size() < EXAMPLES) {
            examples.add(no);
        }
    }

    String inWords() {
        return missingParts + " missing " + missing + ", " + surplusParts + " surplus " + surplus;
    }

    private interface Page {
        List<Long> after(long no) throws IOException;
    }

    private static final class Pages {
        static final long END = Long.MAX_VALUE;

        private final Page page;
        private Iterator<Long> numbers = List.<Long>of().iterator();
        private long last;

        Pages(Page page) {
            this.page = page;
        }

        long next() throws IOException {
            if (!numbers.hasNext()) {
                numbers = page.after(last).iterator();
            }
            last = numbers.hasNext() ? numbers.next() : END;
            return last;
        }
    }
}
