package io.partguard.catalog.search.box;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle or machine as the index knows it.
 *
 * @param make as it is shown; null where only the code of the vehicle is said
 * @param model as it is shown, without its make
 * @param parts those that fit or may fit, by their numbers in the record; null where make and model decide
 */
record Vehicle(
        @Nullable String make,
        @Nullable String model,
        @Nullable List<Long> parts) {

    /** The value of a model in the index. */
    @Nullable String makeAndModel() {
        return model == null ? null : make + " " + model;
    }
}
