package io.partguard.detection.judging.text;

/**
 * A word of a text.
 *
 * @param word lower case, without accents and invisible characters; what words are compared by
 * @param written as it stands in the text, at most {@value Tokenizer#LONGEST_WORD} characters
 * @param before what separates it from the word before
 * @param invisible whether a character without width stands inside it
 */
public record Token(String word, String written, Gap before, boolean invisible) {

    public boolean hasDigit() {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    public boolean hasLetter() {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
