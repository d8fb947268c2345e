package io.partguard.catalog.application;

import io.partguard.catalog.application.SerialRange.Serial;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What fits what, as the record has it. */
@Component
public class ApplicationStore {
    private final JdbcClient jdbc;
    private final PartStore parts;

    ApplicationStore(JdbcClient jdbc, PartStore parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /**
     * A statement of the record.
     *
     * @param no where it stands in the list of all
     * @param importId the import that brought it
     */
    public record Stored(
            long no, Application application, @Nullable String importId) {}

    /**
     * A part that fits, with the statements that say so.
     *
     * @param fit the best of them: surely, or depending on what was not said
     */
    public record Fitting(Part part, Fit fit, List<Application> applications) {}

    /** What a part fits, in the order of entering, behind that number. */
    public List<Stored> of(long partNo, long after, int limit) {
        return jdbc.sql("""
                        SELECT no, document, import_id FROM application
                        WHERE part_no = ? AND no > ? AND NOT removed ORDER BY no LIMIT ?
                        """)
                .param(partNo)
                .param(after)
                .param(limit)
                .query((row, n) -> new Stored(row.getLong(1), ApplicationJson.read(row.getString(2)), row.getString(3)))
                .list();
    }

    /**
     * The parts that fit a vehicle or may fit it, in the order of their numbers in the record.
     *
     * @param after the part's number behind which to go on; 0: from the first
     */
    public List<Fitting> fitting(Asked asked, @Nullable String brandKey, long after, int limit) {
        Conditions conditions = Conditions.of(asked);
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        String brand = "";
        if (brandKey != null) {
            brand = " AND a.part_no IN (SELECT p.no FROM part p JOIN brand b ON b.id = p.brand_id WHERE b.key = ?)";
            parameters.add(brandKey);
        }
        parameters.add(after);
        parameters.add(limit);
        List<Long> page = jdbc.sql("SELECT DISTINCT a.part_no FROM application a WHERE " + conditions.sql() + brand
                        + " AND a.part_no > ? ORDER BY a.part_no LIMIT ?")
                .params(parameters)
                .query(Long.class)
                .list();
        if (page.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Application>> applications = new LinkedHashMap<>();
        List<Object> again = new ArrayList<>(conditions.parameters());
        again.add(page.toArray(Long[]::new));
        jdbc.sql("SELECT a.part_no, a.document FROM application a WHERE " + conditions.sql()
                        + " AND a.part_no = ANY (?) ORDER BY a.part_no, a.no")
                .params(again)
                .query((row, n) -> Map.entry(row.getLong(1), ApplicationJson.read(row.getString(2))))
                .list()
                .forEach(it -> applications
                        .computeIfAbsent(it.getKey(), no -> new ArrayList<>())
                        .add(it.getValue()));
        Map<Long, Part> found = parts.findAll(page).stream().collect(Collectors.toMap(Part::no, Function.identity()));
        List<Fitting> fitting = new ArrayList<>(page.size());
        applications.forEach((no, statements) -> {
            Part part = found.get(no);
            if (part != null) {
                fitting.add(new Fitting(part, best(statements, asked), statements));
            }
        });
        return fitting;
    }

    /** Surely before perhaps, and what depends on less before what depends on more. */
    private static Fit best(List<Application> statements, Asked asked) {
        return statements.stream()
                .map(statement -> Fit.of(statement, asked))
                .min(Comparator.comparingInt(ApplicationStore::rank))
                .orElseThrow();
    }

    private static int rank(Fit fit) {
        return switch (fit) {
            case Fit.Yes() -> 0;
            case Fit.Depends(List<String> on) -> on.size();
            case Fit.No() -> Integer.MAX_VALUE;
        };
    }

    /** @param models as they are written, in their order */
    public record Make(String make, List<String> models) {}

    /** Everything that some part fits. */
    public List<Make> makes() {
        Map<String, List<String>> models = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT k.name, m.name FROM vehicle_model m JOIN vehicle_make k ON k.key = m.make_key
                        WHERE EXISTS (SELECT 1 FROM application a
                          WHERE a.make_key = m.make_key AND a.model_key = m.key AND NOT a.removed)
                        ORDER BY k.key, m.key
                        """)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(it -> models.computeIfAbsent(it.getKey(), make -> new ArrayList<>())
                        .add(it.getValue()));
        return models.entrySet().stream()
                .map(it -> new Make(it.getKey(), it.getValue()))
                .toList();
    }

    /** The conditions of {@link Fit} in the words of the database. */
    private record Conditions(String sql, List<Object> parameters) {

        static Conditions of(Asked asked) {
            StringBuilder sql = new StringBuilder("NOT a.removed"
                    + " AND NOT EXISTS (SELECT 1 FROM part gone WHERE gone.no = a.part_no AND gone.removed)");
            List<Object> parameters = new ArrayList<>();
            equal(sql, parameters, "a.vehicle_code = ?", asked.vehicleCode());
            equal(sql, parameters, "a.make_key = ?", asked.makeKey());
            equal(sql, parameters, "a.model_key = ?", asked.modelKey());
            Integer year = asked.year();
            if (year != null) {
                sql.append(" AND coalesce(a.year_from, 0) <= ? AND coalesce(a.year_to, 9999) >= ?");
                parameters.add(year);
                parameters.add(year);
            }
            Serial serial = asked.serialNumber();
            if (serial != null) {
                sql.append(
                        " AND (a.serial_prefix IS NULL OR (a.serial_prefix = ? AND ? BETWEEN a.serial_low AND a.serial_high))");
                parameters.add(serial.prefix());
                parameters.add(serial.number());
            }
            if (asked.built() != null) {
                sql.append(
                        " AND (a.built_from IS NULL OR a.built_from <= ?) AND (a.built_to IS NULL OR ? < a.built_to)");
                parameters.add(asked.built());
                parameters.add(asked.built());
            }
            asked.folded().forEach((name, value) -> {
                sql.append(" AND NOT (? = ANY (a.qualifier_names) AND ? <> ALL (a.qualifiers))");
                parameters.add(name);
                parameters.add(name + "=" + value);
            });
            return new Conditions(sql.toString(), parameters);
        }

        private static void equal(
                StringBuilder sql, List<Object> parameters, String condition, @Nullable String value) {
            if (value != null) {
                sql.append(" AND ").append(condition);
                parameters.add(value);
            }
        }
    }
}
