package io.partguard.bench;

import java.io.PrintStream;

/** Where progress and tables go. */
public record Screen(PrintStream out) {

    public void line(String text, Object... arguments) {
        out.println(arguments.length == 0 ? text : String.format(java.util.Locale.ROOT, text, arguments));
    }
}
