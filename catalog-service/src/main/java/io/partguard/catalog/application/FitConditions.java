package io.partguard.catalog.application;

import io.partguard.catalog.application.SerialRange.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of {@link Fit} in the words of the database. */
record FitConditions(String sql, List<Object> parameters) {

    static FitConditions of(Asked asked) {
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
            sql.append(" AND (a.built_from IS NULL OR a.built_from <= ?) AND (a.built_to IS NULL OR ? < a.built_to)");
            parameters.add(asked.built());
            parameters.add(asked.built());
        }
        asked.folded().forEach((name, value) -> {
            sql.append(" AND NOT (? = ANY (a.qualifier_names) AND ? <> ALL (a.qualifiers))");
            parameters.add(name);
            parameters.add(name + "=" + value);
        });
        return new FitConditions(sql.toString(), parameters);
    }

    private static void equal(StringBuilder sql, List<Object> parameters, String condition, @Nullable String value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.add(value);
        }
    }
}
