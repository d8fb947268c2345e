package io.partguard.bench.names;

/** Levenshtein's distance, of our own so that what is measured does not choose what it is measured on. */
final class Edits {

    private Edits() {}

    /** The number of edits, or some number from {@code enough} on where there are as many. */
    static int between(String a, String b, int enough) {
        if (Math.abs(a.length() - b.length()) >= enough) {
            return enough;
        }
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(last[j], now[j - 1]) + 1);
            }
            int[] spare = last;
            last = now;
            now = spare;
        }
        return last[b.length()];
    }
}
