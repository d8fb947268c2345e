package io.partguard.catalog.search.box;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.application.ApplicationStore;
import io.partguard.catalog.application.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes of a vehicle that somebody describes what the index can be asked for. The index knows makes and models; years, serial
 * numbers and codes of vehicles belong to single statements, so the record says which parts they leave.
 */
@Component
class Vehicles {
    /** A search takes no more values than this, by Elasticsearch's default (65,536). */
    private static final int MOST_PARTS = 60_000;

    private final ApplicationStore applications;

    Vehicles(ApplicationStore applications) {
        this.applications = applications;
    }

    /** @throws Refused INVALID_REQUEST where too many parts fit */
    Vehicle of(Asked asked) {
        String make = asked.make();
        String makeKey = asked.makeKey();
        if (make != null && makeKey != null) {
            make = applications.makeName(makeKey).orElse(make);
        }
        String model = asked.model();
        String modelKey = asked.modelKey();
        if (model != null && makeKey != null && modelKey != null) {
            model = applications.modelName(makeKey, modelKey).orElse(model);
        }
        return new Vehicle(make, model, parts(asked));
    }

    private @Nullable List<Long> parts(Asked asked) {
        if (asked.year() == null && asked.serial() == null && asked.vehicleCode() == null) {
            return null;
        }
        List<Long> parts = applications.numbersFitting(asked, MOST_PARTS + 1);
        if (parts.size() > MOST_PARTS) {
            String detail = "More than " + MOST_PARTS + " parts fit that; say more of the vehicle, such as its model.";
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    detail,
                    List.of(new FieldError("?model", asked.model(), "TOO_MANY_PARTS", detail)));
        }
        return parts;
    }
}
