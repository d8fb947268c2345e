package io.partguard.cli.demo;

import io.partguard.cli.terminal.Printable;
import org.jspecify.annotations.Nullable;

/** Text for a page. Everything that strangers wrote goes through {@link #text}. */
final class Html {
    private Html() {}

    /** Escaped for an element or a quoted attribute, invisible characters made visible. */
    static String text(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        StringBuilder escaped = new StringBuilder(raw.length() + 16);
        for (char c : Printable.of(raw).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** As {@link #text}, kept from turning the direction of the text around it. */
    static String isolated(@Nullable String raw) {
        return "<bdi>" + text(raw) + "</bdi>";
    }
}
