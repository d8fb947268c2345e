package io.partguard.tables;

import io.partguard.tables.BadMapping.Fault;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.Mapping.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a mapping file and collects everything that is wrong with it. */
final class MappingParser {
    private static final int MAX_CHARS = 1 << 16;
    private static final int MAX_DEPTH = 10;
    private static final Set<String> KEYS = Set.of("format", "separator", "header", "columns", "fields", "options");
    private static final Set<String> SOURCE_KEYS = Set.of("column", "columns", "constant", "split");

    private final Set<String> knownFields;
    private final Set<String> knownOptions;
    private final List<Fault> faults = new ArrayList<>();

    MappingParser(Set<String> knownFields, Set<String> knownOptions) {
        this.knownFields = new TreeSet<>(knownFields);
        this.knownOptions = new TreeSet<>(knownOptions);
    }

    Mapping parse(String yaml) throws BadMapping {
        Map<String, Object> top = load(yaml);
        refuseUnknown("", top.keySet(), KEYS, "UNKNOWN_KEY");
        Format format = format(top.get("format"));
        char separator = separator(top.get("separator"));
        boolean header = bool("header", top.get("header"), true);
        List<String> columns = strings("columns", top.get("columns"));
        if (!header && columns.isEmpty() && format == Format.CSV) {
            fault("columns", null, "MISSING_VALUE", "a file without a header needs the names of its columns");
        }
        Map<String, Source> fields = fields(top.get("fields"));
        Map<String, String> options = options(top.get("options"));
        if (!faults.isEmpty()) {
            throw new BadMapping(faults);
        }
        return new Mapping(format, separator, header, columns, fields, options, false);
    }

    private Map<String, Object> load(String yaml) throws BadMapping {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_CHARS);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(0);
        limits.setAllowDuplicateKeys(false);
        try {
            Object loaded = new Yaml(new SafeConstructor(limits)).load(yaml);
            if (loaded instanceof Map<?, ?> map) {
                return named(map);
            }
            throw new BadMapping(
                    List.of(new Fault("", null, "NOT_A_MAPPING", "expected keys such as format and fields")));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BadMapping(List.of(new Fault("line " + line, null, "BAD_YAML", String.valueOf(e.getProblem()))));
        } catch (YAMLException e) {
            throw new BadMapping(List.of(new Fault("", null, "BAD_YAML", String.valueOf(e.getMessage()))));
        }
    }

    private Map<String, Source> fields(@Nullable Object value) {
        Map<String, Source> fields = new LinkedHashMap<>();
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            fault("fields", null, "MISSING_VALUE", "says which column becomes which field");
            return fields;
        }
        Map<String, Object> named = named(map);
        refuseUnknown("fields.", named.keySet(), knownFields, "UNKNOWN_FIELD");
        named.forEach((field, source) -> fields.put(field, source("fields." + field, source)));
        return fields;
    }

    private Source source(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> named = named(map);
            refuseUnknown(path + ".", named.keySet(), SOURCE_KEYS, "UNKNOWN_KEY");
            List<String> columns = new ArrayList<>(strings(path + ".column", named.get("column")));
            columns.addAll(strings(path + ".columns", named.get("columns")));
            String constant = named.get("constant") == null ? null : String.valueOf(named.get("constant"));
            String split = named.get("split") == null ? null : String.valueOf(named.get("split"));
            if (columns.isEmpty() && constant == null) {
                fault(path, null, "MISSING_VALUE", "needs a column or a constant");
            }
            return new Source(columns, constant, split);
        }
        List<String> columns = strings(path, value);
        if (columns.isEmpty()) {
            fault(path, null, "MISSING_VALUE", "needs a column or a constant");
        }
        return new Source(columns, null, null);
    }

    private Map<String, String> options(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            fault("options", String.valueOf(value), "NOT_A_MAPPING", "expected keys");
            return Map.of();
        }
        Map<String, Object> named = named(map);
        refuseUnknown("options.", named.keySet(), knownOptions, "UNKNOWN_OPTION");
        Map<String, String> options = new LinkedHashMap<>();
        named.forEach((key, option) -> options.put(key, String.valueOf(option)));
        return options;
    }

    private Format format(@Nullable Object value) {
        if (value == null) {
            return Format.CSV;
        }
        try {
            return Format.valueOf(value.toString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            fault("format", value.toString(), "UNKNOWN_FORMAT", "expected csv or ndjson");
            return Format.CSV;
        }
    }

    private char separator(@Nullable Object value) {
        if (value == null) {
            return ',';
        }
        String written = value.toString();
        if (written.length() != 1
                || "\"\r\n".contains(written)
                || written.charAt(0) > 126
                || (written.charAt(0) < ' ' && written.charAt(0) != '\t')) {
            fault("separator", written, "BAD_SEPARATOR", "expected one plain character such as ; or a tab");
            return ',';
        }
        return written.charAt(0);
    }

    private boolean bool(String path, @Nullable Object value, boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        fault(path, value.toString(), "NOT_A_BOOLEAN", "expected true or false");
        return otherwise;
    }

    private List<String> strings(String path, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Map<?, ?> map -> {
                fault(path, String.valueOf(map), "NOT_A_NAME", "expected a name or a list of names");
                yield List.of();
            }
            default -> List.of(value.toString());
        };
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private void refuseUnknown(String prefix, Set<String> keys, Set<String> known, String code) {
        for (String key : keys) {
            if (!known.contains(key) && !continues(key, known)) {
                fault(prefix + key, key, code, "is not one of " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** {@code name.de} where {@code name.*} is known. */
    private static boolean continues(String key, Set<String> known) {
        int dot = key.indexOf('.');
        return dot > 0 && dot < key.length() - 1 && known.contains(key.substring(0, dot + 1) + "*");
    }

    private void fault(String path, @Nullable String value, String code, String detail) {
        faults.add(new Fault(path, value, code, detail));
    }
}
