package io.partguard.catalog.search;

/** The one slip of the finger between two texts. Declared from the likeliest to the least likely of a typist's slips. */
public enum OneEdit {
    SWAPPED,
    WRONG,
    MISSING_OR_SURPLUS,
    /** Equal texts, or more than one edit between them. */
    NONE;

    public static OneEdit between(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return NONE;
        }
        int from = 0;
        int shorter = Math.min(a.length(), b.length());
        while (from < shorter && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int endA = a.length();
        int endB = b.length();
        while (endA > from && endB > from && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int leftA = endA - from;
        int leftB = endB - from;
        if (leftA == 1 && leftB == 1) {
            return WRONG;
        }
        if (leftA + leftB == 1) {
            return MISSING_OR_SURPLUS;
        }
        boolean swapped = leftA == 2
                && leftB == 2
                && a.charAt(from) == b.charAt(from + 1)
                && a.charAt(from + 1) == b.charAt(from);
        return swapped ? SWAPPED : NONE;
    }
}
