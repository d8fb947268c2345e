package io.partguard.catalog.application.web;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.application.Asked;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the vehicle or machine that a request describes. */
public final class VehicleForm {
    private VehicleForm() {}

    /** @throws Refused INVALID_REQUEST where neither make nor code is given, or a value has nothing to compare */
    public static Asked read(
            @Nullable String make,
            @Nullable String model,
            @Nullable String vehicle,
            @Nullable Integer year,
            @Nullable String serial,
            @Nullable LocalDate built,
            Map<String, String> qualifiers) {
        try {
            return new Asked(given(make), given(model), given(vehicle), year, given(serial), built, qualifiers);
        } catch (IllegalArgumentException e) {
            String detail = String.valueOf(e.getMessage());
            throw new Refused(
                    ApiError.INVALID_REQUEST, detail, List.of(new FieldError("?make", make, "INVALID_VALUE", detail)));
        }
    }

    /** @return null where nothing is said of a vehicle */
    public static @Nullable Asked readIfGiven(
            @Nullable String make,
            @Nullable String model,
            @Nullable String vehicle,
            @Nullable Integer year,
            @Nullable String serial) {
        boolean nothing = given(make) == null
                && given(model) == null
                && given(vehicle) == null
                && year == null
                && given(serial) == null;
        return nothing ? null : read(make, model, vehicle, year, serial, null, Map.of());
    }

    private static @Nullable String given(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }
}
