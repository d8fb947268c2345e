package io.partguard.catalog.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.partguard.identity.BrandName;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One statement of what a part fits.
 *
 * @param make of the vehicle or machine; null only where there is a {@code vehicleCode}
 * @param model null exactly where {@code make} is
 * @param vehicleCode the vehicle in a table of codes, such as {@code BaseVehicle=999901}
 * @param yearFrom first model year; null: from the first on
 * @param yearTo last model year; null: to the last
 * @param serialFrom first serial number; null: from the first on
 * @param serialTo last serial number; null: to the last
 * @param builtFrom first day of building; null: from the first on
 * @param builtTo first day on which it no longer was built so; null: open
 * @param qualifiers what else must be so, by name: {@code engine → 3.5L V6 Gas}
 * @param position where on the vehicle, such as {@code front left}
 * @param quantity pieces for one vehicle; null: not said
 * @param note for people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Application(
        @Nullable String make,
        @Nullable String model,
        @Nullable String vehicleCode,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        @Nullable String serialFrom,
        @Nullable String serialTo,
        @Nullable LocalDate builtFrom,
        @Nullable LocalDate builtTo,
        Map<String, String> qualifiers,
        @Nullable String position,
        @Nullable Integer quantity,
        @Nullable String note) {

    /** @throws IllegalArgumentException where it names no vehicle, or a range ends before it begins */
    public Application {
        qualifiers = qualifiers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(qualifiers));
        if ((make == null) != (model == null) || (make == null && vehicleCode == null)) {
            throw new IllegalArgumentException("an application needs make and model, or the code of a vehicle");
        }
        if (yearFrom != null && yearTo != null && yearFrom > yearTo) {
            throw new IllegalArgumentException("the years end before they begin");
        }
        if (builtFrom != null && builtTo != null && !builtFrom.isBefore(builtTo)) {
            throw new IllegalArgumentException("the days of building end before they begin");
        }
        if (serialFrom != null || serialTo != null) {
            SerialRange.of(serialFrom, serialTo);
        }
    }

    /** The machines it fits by their numbers; null: all of them. */
    @Nullable SerialRange serials() {
        return serialFrom == null && serialTo == null ? null : SerialRange.of(serialFrom, serialTo);
    }

    /**
     * The form under which makes, models and qualifiers are compared: {@code Mercedes-Benz → mercedesbenz}.
     *
     * @throws IllegalArgumentException where it has no letter or digit
     */
    static String fold(String written) {
        return new BrandName(written).key();
    }

    static boolean folds(String written) {
        return written.length() <= BrandName.MAX_LENGTH && written.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
