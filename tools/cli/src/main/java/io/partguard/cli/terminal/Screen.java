package io.partguard.cli.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Where commands write for people: a hundred columns, colour only where there is a terminal, one line of progress. */
public final class Screen {
    public static final int COLUMNS = 100;

    private final PrintStream out;
    private final boolean terminal;
    private boolean progressShown;
    private long lastProgress;

    /** @param terminal whether a person watches: colour, and progress that overwrites itself */
    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** For libraries that write by themselves. */
    public PrintWriter writer() {
        return new PrintWriter(out, true);
    }

    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
        out.flush();
    }

    public void line() {
        line("");
    }

    /** A heading with air above and a rule below. */
    public void heading(String text) {
        line();
        line(bold(text));
        line(dim("─".repeat(Math.min(COLUMNS, Math.max(12, Printable.width(text))))));
    }

    /** A paragraph, wrapped to the width, each line indented. */
    public void paragraph(String indent, String text) {
        wrap(text, COLUMNS - indent.length()).forEach(it -> line(indent + it));
    }

    /** Shows how far something is: overwriting itself on a terminal, a line every few seconds elsewhere. */
    public synchronized void progress(String text) {
        long now = System.nanoTime();
        if (terminal) {
            out.print("\r\u001B[2K" + Printable.cut(text, COLUMNS - 1));
            out.flush();
            progressShown = true;
        } else if (now - lastProgress > 5_000_000_000L) {
            lastProgress = now;
            out.println(text);
            out.flush();
        }
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    public String red(String text) {
        return styled("31", text);
    }

    public String green(String text) {
        return styled("32", text);
    }

    public String yellow(String text) {
        return styled("33", text);
    }

    private String styled(String code, String text) {
        return terminal ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    private void clearProgress() {
        if (progressShown) {
            out.print("\r\u001B[2K");
            progressShown = false;
        }
    }

    /** Breaks at blanks into lines of at most so many columns; a longer word is cut into pieces. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            while (Printable.width(rest) > columns) {
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                String head = Printable.cut(rest, columns + 1).replaceFirst("…$", "");
                String piece = head.isEmpty() ? rest : head;
                lines.add(piece);
                rest = rest.substring(piece.length());
            }
            if (!line.isEmpty() && Printable.width(line.toString()) + 1 + Printable.width(rest) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
