package io.partguard.catalog.application;

import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        FitConditions conditions = FitConditions.of(asked);
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
        Map<Long, List<Application>> applications = statements(conditions, page);
        Map<Long, Part> found = parts.findAll(page).stream().collect(Collectors.toMap(Part::no, Function.identity()));
        List<Fitting> fitting = new ArrayList<>(page.size());
        applications.forEach((no, statements) -> {
            Part part = found.get(no);
            if (part != null) {
                fitting.add(new Fitting(part, Fit.best(statements, asked), statements));
            }
        });
        return fitting;
    }

    /**
     * How each of these parts fits a vehicle or machine; a part that does not fit, or of which nothing is said, is left out.
     */
    public Map<Long, Fit> fits(Asked asked, Collection<Long> partNos) {
        Map<Long, Fit> fits = new LinkedHashMap<>();
        statements(FitConditions.of(asked), partNos)
                .forEach((no, statements) -> fits.put(no, Fit.best(statements, asked)));
        return fits;
    }

    /** By part, what is said of the vehicle. */
    private Map<Long, List<Application>> statements(FitConditions conditions, Collection<Long> partNos) {
        Map<Long, List<Application>> statements = new LinkedHashMap<>();
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(partNos.toArray(Long[]::new));
        jdbc.sql("SELECT a.part_no, a.document FROM application a WHERE " + conditions.sql()
                        + " AND a.part_no = ANY (?) ORDER BY a.part_no, a.no")
                .params(parameters)
                .query((row, n) -> Map.entry(row.getLong(1), ApplicationJson.read(row.getString(2))))
                .list()
                .forEach(it -> statements
                        .computeIfAbsent(it.getKey(), no -> new ArrayList<>())
                        .add(it.getValue()));
        return statements;
    }

    /** The record's numbers of the parts that fit or may fit, lowest first, {@code most} of them at most. */
    public List<Long> numbersFitting(Asked asked, int most) {
        FitConditions conditions = FitConditions.of(asked);
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(most);
        return jdbc.sql("SELECT DISTINCT a.part_no FROM application a WHERE " + conditions.sql()
                        + " ORDER BY a.part_no LIMIT ?")
                .params(parameters)
                .query(Long.class)
                .list();
    }

    /** A make as it is shown; empty where no statement ever named it. */
    public Optional<String> makeName(String key) {
        return jdbc.sql("SELECT name FROM vehicle_make WHERE key = ?")
                .param(key)
                .query(String.class)
                .optional();
    }

    /** A model as it is shown; empty where no statement ever named it. */
    public Optional<String> modelName(String makeKey, String key) {
        return jdbc.sql("SELECT name FROM vehicle_model WHERE make_key = ? AND key = ?")
                .param(makeKey)
                .param(key)
                .query(String.class)
                .optional();
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
}
