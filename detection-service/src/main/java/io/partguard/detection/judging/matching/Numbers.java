package io.partguard.detection.judging.matching;

/** How near two part numbers are, both as letters and digits in lower case. */
final class Numbers {
    private Numbers() {}

    static String plain(String number) {
        StringBuilder plain = new StringBuilder(number.length());
        String folded = io.partguard.detection.judging.text.Folding.fold(number);
        for (int i = 0; i < folded.length() && plain.length() < 64; i++) {
            if (Character.isLetterOrDigit(folded.charAt(i))) {
                plain.append(folded.charAt(i));
            }
        }
        return plain.toString();
    }

    /** Without leading zeros, with O, I, B, S and Z read as the digits they are taken for. */
    static String loose(String plain) {
        int from = 0;
        while (from < plain.length() - 1 && (plain.charAt(from) == '0' || plain.charAt(from) == 'o')) {
            from++;
        }
        StringBuilder loose = new StringBuilder(plain.length());
        for (int i = from; i < plain.length(); i++) {
            char c = plain.charAt(i);
            loose.append(
                    switch (c) {
                        case 'o' -> '0';
                        case 'i' -> '1';
                        case 'b' -> '8';
                        case 's' -> '5';
                        case 'z' -> '2';
                        default -> c;
                    });
        }
        return loose.toString();
    }

    /** Share of the longer one that both begin with. */
    static double prefix(String a, String b) {
        int same = 0;
        int most = Math.min(a.length(), b.length());
        while (same < most && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return ratio(same, a, b);
    }

    static double suffix(String a, String b) {
        int same = 0;
        int most = Math.min(a.length(), b.length());
        while (same < most && a.charAt(a.length() - 1 - same) == b.charAt(b.length() - 1 - same)) {
            same++;
        }
        return ratio(same, a, b);
    }

    private static double ratio(int same, String a, String b) {
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 0 : (double) same / longest;
    }

    /** One less the edit distance over the longer length; both at most 64 characters. */
    static double similarity(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
            }
            int[] spare = last;
            last = now;
            now = spare;
        }
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 0 : 1 - (double) last[b.length()] / longest;
    }
}
