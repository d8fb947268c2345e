package io.partguard.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file become which of our fields: a small YAML file that a user writes.
 *
 * @param header whether a CSV file's first line names its columns
 * @param columns the names where it does not
 * @param strict whether a column that no field takes is an error: so for the mapping that nobody wrote, where it is
 *     most likely a misspelt field
 */
public record Mapping(
        Format format,
        char separator,
        boolean header,
        List<String> columns,
        Map<String, Source> fields,
        Map<String, String> options,
        boolean strict) {

    public enum Format {
        CSV,
        NDJSON
    }

    /**
     * Where a field's value comes from.
     *
     * @param columns the first that is not empty wins; dotted names reach into the objects of NDJSON
     * @param constant where none of them has a value
     * @param split by which a CSV cell becomes a list
     */
    public record Source(
            List<String> columns,
            @Nullable String constant,
            @Nullable String split) {

        public static Source column(String column) {
            return new Source(List.of(column), null, null);
        }
    }

    /**
     * Reads a mapping from YAML.
     *
     * @param knownFields the names that may stand under {@code fields}; {@code name.*} allows any name that begins so
     * @param knownOptions the names that may stand under {@code options}
     * @throws BadMapping with every fault found
     */
    public static Mapping parse(String yaml, Set<String> knownFields, Set<String> knownOptions) throws BadMapping {
        return new MappingParser(knownFields, knownOptions).parse(yaml);
    }

    /** The mapping of a file that uses our own names: field → its column or path, lists split at {@code |} in CSV. */
    public static Mapping ofOwnNames(Format format, Map<String, String> paths) {
        Map<String, Source> fields = new LinkedHashMap<>();
        paths.forEach((field, path) -> fields.put(field, new Source(List.of(path), null, "|")));
        return new Mapping(format, ',', true, List.of(), fields, Map.of(), true);
    }

    /** Whether an option is switched on. */
    public boolean flag(String option) {
        return Boolean.parseBoolean(options.get(option));
    }
}
