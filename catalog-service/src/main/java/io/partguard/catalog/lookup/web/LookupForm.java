package io.partguard.catalog.lookup.web;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.lookup.LookupFile;
import io.partguard.catalog.part.CatalogError;
import io.partguard.tables.Mapping.Format;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The media types of files of numbers and of their results. */
final class LookupForm {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private LookupForm() {}

    static LookupFile file(
            @Nullable String contentType,
            @Nullable String numberColumn,
            @Nullable String brandColumn,
            @Nullable String separator) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        Format format;
        if (type.startsWith(CSV)) {
            format = Format.CSV;
        } else if (type.startsWith(NDJSON)) {
            format = Format.NDJSON;
        } else {
            throw new Refused(CatalogError.UNSUPPORTED_FORMAT, "Send text/csv or application/x-ndjson.");
        }
        if (separator != null && !separator.matches("[,;|\\t]")) {
            String detail = "A separator is a comma, a semicolon, a bar or a tabulator.";
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    detail,
                    List.of(new FieldError("?separator", separator, "INVALID_SEPARATOR", detail)));
        }
        return new LookupFile(
                format,
                separator == null ? ',' : separator.charAt(0),
                numberColumn == null || numberColumn.isBlank() ? "number" : numberColumn,
                brandColumn == null || brandColumn.isBlank() ? null : brandColumn);
    }

    /** What the results are to be: as asked for, else as the file came. */
    static Format answer(@Nullable String format, Format file) {
        return switch (format == null ? "" : format) {
            case "csv" -> Format.CSV;
            case "ndjson" -> Format.NDJSON;
            case "" -> file;
            default -> {
                String detail = "A format is csv or ndjson.";
                throw new Refused(
                        ApiError.INVALID_REQUEST,
                        detail,
                        List.of(new FieldError("?format", format, "INVALID_FORMAT", detail)));
            }
        };
    }

    static MediaType type(Format format) {
        return MediaType.parseMediaType(format == Format.CSV ? CSV + ";charset=UTF-8" : NDJSON);
    }

    /** In the name of a file. */
    static String ending(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
