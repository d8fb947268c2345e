package io.partguard.detection.judging.brand;

/** Characters that stand for a Latin letter: of other scripts by their look, digits and signs by custom. */
final class Twins {
    private static final String OTHER = "аАвВеЕкКмМнНоОрРсСтТуУхХіІїјЈѕЅԁԛԚԝԜһҺӏвѡαΑβΒεΕιΙκΚμΜνΝοΟρΡτΤυΥχΧΖζηΗ";
    private static final String LATIN = "aAbBeEkKmMhHoOpPcCtTyYxXiIijJsSdqQwWhHlbwaAbBeEiIkKuMvNoOpPtTuYxXZznH";
    private static final String SIGNS = "0134578@$9!";
    private static final String LETTERS = "o?eastbasg?";

    private Twins() {}

    static char latin(char c) {
        if (c < 128) {
            return c;
        }
        int at = OTHER.indexOf(c);
        return at < 0 ? c : LATIN.charAt(at);
    }

    /** Whether a word mixes letters with signs that may stand for some, more letters than signs. */
    static boolean leet(String word) {
        int letters = 0;
        int signs = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (SIGNS.indexOf(c) >= 0) {
                signs++;
            } else if (c >= 'a' && c <= 'z') {
                letters++;
            } else {
                return false;
            }
        }
        return signs > 0 && letters >= 2 && signs <= letters + 1;
    }

    /** @param one what a 1 stands for */
    static String unleet(String word, char one) {
        StringBuilder read = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int at = SIGNS.indexOf(c);
            char letter = at < 0 ? c : LETTERS.charAt(at);
            read.append(letter == '?' ? one : letter);
        }
        return read.toString();
    }
}
