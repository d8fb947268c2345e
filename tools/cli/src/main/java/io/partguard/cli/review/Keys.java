package io.partguard.cli.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One key at a time: without Enter from a terminal, character by character from a pipe. */
final class Keys implements AutoCloseable {
    /** What {@link #next} gives when there is nothing more to read. */
    static final char END = '\u0004';

    private final InputStream in;
    private final @Nullable String savedTerminal;

    private Keys(InputStream in, @Nullable String savedTerminal) {
        this.in = in;
        this.savedTerminal = savedTerminal;
    }

    static Keys of(InputStream in, boolean terminal) {
        if (!terminal) {
            return new Keys(in, null);
        }
        String saved = stty("-g");
        if (saved != null) {
            stty("-icanon -echo min 1");
        }
        return new Keys(in, saved);
    }

    /** The next key in lower case, blanks and line ends left out. */
    char next() throws IOException {
        while (true) {
            int key = in.read();
            if (key < 0 || key == END) {
                return END;
            }
            if (!Character.isWhitespace(key)) {
                return (char) Character.toLowerCase(key);
            }
        }
    }

    @Override
    public void close() {
        if (savedTerminal != null) {
            stty(savedTerminal);
        }
    }

    /** Null where the terminal can't be changed: then a key needs Enter after it, which does no harm. */
    private static @Nullable String stty(String arguments) {
        try {
            Process process = new ProcessBuilder("sh", "-c", "stty " + arguments + " < /dev/tty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor() == 0 ? answer : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
