package io.partguard.catalog.application;

import io.partguard.catalog.application.SerialRange.Serial;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a statement is about a vehicle. The search in the record is its fast twin. */
public sealed interface Fit {

    record Yes() implements Fit {}

    /** @param on what was not said of the vehicle and decides it: year, serial, built or the name of a qualifier */
    record Depends(List<String> on) implements Fit {
        public Depends {
            on = List.copyOf(on);
        }
    }

    record No() implements Fit {}

    static Fit of(Application application, Asked asked) {
        if (!isAbout(application, asked)) {
            return new No();
        }
        List<String> open = new ArrayList<>();
        if (!year(application, asked.year(), open)
                || !serial(application.serials(), asked.serialNumber(), open)
                || !built(application, asked.built(), open)
                || !qualifiers(application, asked.folded(), open)) {
            return new No();
        }
        return open.isEmpty() ? new Yes() : new Depends(open);
    }

    /**
     * The best of several statements: surely before perhaps, and what depends on less before what depends on more.
     *
     * @throws java.util.NoSuchElementException where there is none
     */
    static Fit best(List<Application> statements, Asked asked) {
        return statements.stream()
                .map(statement -> of(statement, asked))
                .min(Comparator.comparingInt(Fit::rank))
                .orElseThrow();
    }

    private static int rank(Fit fit) {
        return switch (fit) {
            case Yes() -> 0;
            case Depends(List<String> on) -> on.size();
            case No() -> Integer.MAX_VALUE;
        };
    }

    private static boolean isAbout(Application application, Asked asked) {
        return (asked.vehicleCode() == null || asked.vehicleCode().equals(application.vehicleCode()))
                && isNamed(asked.makeKey(), application.make())
                && isNamed(asked.modelKey(), application.model());
    }

    private static boolean isNamed(@Nullable String wanted, @Nullable String written) {
        return wanted == null || (written != null && wanted.equals(Application.fold(written)));
    }

    private static boolean year(Application application, @Nullable Integer year, List<String> open) {
        Integer from = application.yearFrom();
        Integer to = application.yearTo();
        if (from == null && to == null) {
            return true;
        }
        if (year == null) {
            open.add("year");
            return true;
        }
        return (from == null || from <= year) && (to == null || year <= to);
    }

    private static boolean serial(@Nullable SerialRange range, @Nullable Serial serial, List<String> open) {
        if (range == null) {
            return true;
        }
        if (serial == null) {
            open.add("serial");
            return true;
        }
        return range.contains(serial);
    }

    private static boolean built(Application application, @Nullable LocalDate built, List<String> open) {
        LocalDate from = application.builtFrom();
        LocalDate to = application.builtTo();
        if (from == null && to == null) {
            return true;
        }
        if (built == null) {
            open.add("built");
            return true;
        }
        return (from == null || !built.isBefore(from)) && (to == null || built.isBefore(to));
    }

    private static boolean qualifiers(Application application, Map<String, String> said, List<String> open) {
        for (Map.Entry<String, String> wanted : application.qualifiers().entrySet()) {
            String value = said.get(wanted.getKey());
            if (value == null) {
                open.add(wanted.getKey());
            } else if (!value.equals(Application.fold(wanted.getValue()))) {
                return false;
            }
        }
        return true;
    }
}
