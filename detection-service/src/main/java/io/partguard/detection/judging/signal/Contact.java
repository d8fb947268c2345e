package io.partguard.detection.judging.signal;

import io.partguard.detection.judging.text.Token;
import java.util.List;

/** Finds ways to deal outside of the marketplace in a text. Says only that there is one: a contact is personal data. */
final class Contact {
    private static final int DIGITS_OF_A_TELEPHONE = 8;

    private Contact() {}

    static boolean mail(List<Token> tokens) {
        for (Token token : tokens) {
            int at = token.word().indexOf('@');
            if (at > 0 && at < token.word().length() - 1) {
                return true;
            }
        }
        return false;
    }

    /** A plus sign and at least eight digits with only spaces, dashes and brackets between. */
    static boolean telephone(String text) {
        int end = Math.min(text.length(), io.partguard.detection.judging.text.Tokenizer.LONGEST_TEXT);
        int digits = -1;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '+') {
                digits = 0;
            } else if (digits >= 0 && c >= '0' && c <= '9') {
                if (++digits >= DIGITS_OF_A_TELEPHONE) {
                    return true;
                }
            } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '/') {
                digits = -1;
            }
        }
        return false;
    }
}
