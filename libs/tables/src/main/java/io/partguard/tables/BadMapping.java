package io.partguard.tables;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapping file that says something we do not understand; every fault is named, not the first alone. */
public final class BadMapping extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * @param path such as {@code fields.partNumber}
     * @param code such as {@code UNKNOWN_FIELD}
     */
    public record Fault(String path, @Nullable String value, String code, String detail) {}

    BadMapping(List<Fault> faults) {
        super(faults.stream().map(f -> f.path() + ": " + f.detail()).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
