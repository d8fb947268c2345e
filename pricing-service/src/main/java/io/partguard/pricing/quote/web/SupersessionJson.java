package io.partguard.pricing.quote.web;

import io.partguard.identity.Lookup;
import io.partguard.pricing.quote.Standing;
import io.partguard.pricing.quote.Succession;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the part asked for is still the one to order, as the catalogue has it now for the quote's day.
 *
 * @param followed whether the line is priced by the current part
 * @param outcome what following the chain came to; only REPLACED names one part without an if
 * @param replacedBy numbers of what replaces it directly
 * @param since the first day on which it is replaced
 * @param code why it is UNKNOWN
 */
record SupersessionJson(
        Status status,
        @Nullable Boolean followed,
        Standing.@Nullable Outcome outcome,
        @Nullable String currentPartNumber,
        @Nullable List<String> replacedBy,
        Standing.@Nullable Kind kind,
        @Nullable LocalDate since,
        @Nullable String reason,
        @Nullable String code) {

    enum Status {
        CURRENT,
        SUPERSEDED,
        NOT_IN_CATALOGUE,
        /** The catalogue could not be asked. It may well be superseded. */
        UNKNOWN
    }

    static SupersessionJson of(Succession succession) {
        return switch (succession.standing()) {
            case Lookup.Found<Standing>(Standing.Current current) -> plain(Status.CURRENT, null);
            case Lookup.Found<Standing>(Standing.Superseded superseded) -> of(superseded, succession.followed());
            case Lookup.None<Standing>() -> plain(Status.NOT_IN_CATALOGUE, null);
            case Lookup.Unavailable<Standing>(Lookup.Cause cause) -> plain(Status.UNKNOWN, cause.code());
        };
    }

    private static SupersessionJson plain(Status status, @Nullable String code) {
        return new SupersessionJson(status, null, null, null, null, null, null, null, code);
    }

    private static SupersessionJson of(Standing.Superseded superseded, boolean followed) {
        return new SupersessionJson(
                Status.SUPERSEDED,
                followed,
                superseded.outcome(),
                superseded.currentNumber().orElse(null),
                superseded.successors(),
                superseded.kind(),
                superseded.since().orElse(null),
                superseded.reason().orElse(null),
                null);
    }
}
