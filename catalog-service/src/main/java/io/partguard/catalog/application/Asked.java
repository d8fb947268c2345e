package io.partguard.catalog.application;

import io.partguard.catalog.application.SerialRange.Serial;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle or machine as far as somebody describes it. What is not said may be anything.
 *
 * @param qualifiers by name, as in {@link Application#qualifiers}
 */
public record Asked(
        @Nullable String make,
        @Nullable String model,
        @Nullable String vehicleCode,
        @Nullable Integer year,
        @Nullable String serial,
        @Nullable LocalDate built,
        Map<String, String> qualifiers) {

    /** @throws IllegalArgumentException where neither make nor code is given, or a value has nothing to compare */
    public Asked {
        qualifiers = Map.copyOf(qualifiers);
        if (make == null && vehicleCode == null) {
            throw new IllegalArgumentException("make or vehicle must be given");
        }
        if (model != null && make == null) {
            throw new IllegalArgumentException("a model needs its make");
        }
        if (make != null) {
            Application.fold(make);
        }
        if (model != null) {
            Application.fold(model);
        }
        qualifiers.values().forEach(Application::fold);
        if (serial != null) {
            Serial.parse(serial);
        }
    }

    /** The make as it is compared. */
    public @Nullable String makeKey() {
        return make == null ? null : Application.fold(make);
    }

    /** The model as it is compared. */
    public @Nullable String modelKey() {
        return model == null ? null : Application.fold(model);
    }

    @Nullable Serial serialNumber() {
        return serial == null ? null : Serial.parse(serial);
    }

    /** Name → value, folded. */
    Map<String, String> folded() {
        Map<String, String> folded = new LinkedHashMap<>();
        qualifiers.forEach((name, value) -> folded.put(name, Application.fold(value)));
        return folded;
    }
}
