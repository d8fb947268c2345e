package io.partguard.catalog.importing;

import io.partguard.tables.Mapping;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which files of parts come, and in which their failed rows go back. */
public enum FileFormat {
    CSV("text/csv"),
    NDJSON("application/x-ndjson"),
    XML("application/xml");

    private final String contentType;

    FileFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public static FileFormat of(Mapping.Format format) {
        return switch (format) {
            case CSV -> CSV;
            case NDJSON -> NDJSON;
        };
    }

    /** Empty where the content type says nothing about it. */
    public static Optional<FileFormat> ofContentType(@Nullable String type) {
        String plain = type == null
                ? ""
                : type.toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
        return switch (plain) {
            case "text/csv" -> Optional.of(CSV);
            case "application/x-ndjson" -> Optional.of(NDJSON);
            case "application/xml", "text/xml" -> Optional.of(XML);
            default -> Optional.empty();
        };
    }

    /** What the first bytes of a file look like: XML begins with an angle bracket, a row of NDJSON with a brace. */
    public static FileFormat sniffed(byte[] start) {
        for (byte b : start) {
            switch (b) {
                // Byte order marks, the zeros of UTF-16 and white space stand before it.
                case (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xFE, (byte) 0xFF, 0, ' ', '\t', '\r', '\n' -> {}
                case '<' -> {
                    return XML;
                }
                case '{' -> {
                    return NDJSON;
                }
                default -> {
                    return CSV;
                }
            }
        }
        return CSV;
    }
}
