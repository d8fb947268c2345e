package io.partguard.detection.judging.text;

/** What stands between a word and the word before it. */
public enum Gap {
    /** Nothing: characters of a script that is written without spaces. */
    NONE,
    /** White space, brackets, a colon. */
    SPACE,
    /** A dash, dot, slash, underscore or star with no space beside it, as inside a part number. */
    JOIN,
    /** The end of a clause: the start of the text, a comma, a bar, a dash or slash between spaces, a full stop. */
    BREAK
}
