package io.partguard.pricing.reference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.reference.Reference;
import io.partguard.pricing.reference.ReferencePrices;
import io.partguard.pricing.web.Amount;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReferencePricesController {
    private static final int MOST = 2_000;
    private static final int REF_LENGTH = 200;

    private final ReferencePrices prices;
    private final Clock clock;

    ReferencePricesController(PriceBooks books, PriceLists lists, Clock clock) {
        this.prices = new ReferencePrices(books, lists);
        this.clock = clock;
    }

    record Request(@Nullable List<Item> items) {}

    record Item(
            @Nullable String ref,
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable String country,
            @Nullable String currency) {}

    record Answer(String priceBook, List<Result> results) {}

    enum Status {
        KNOWN,
        UNKNOWN
    }

    /** @param code why nothing is known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String ref,
            Status status,
            @Nullable String code,
            @Nullable Amount listPrice,
            @Nullable Amount dealerNet,
            @Nullable Amount cheapestLegal,
            @Nullable String cheapestLegalCountry,
            boolean converted,
            @Nullable String rateDate,
            @Nullable Collection<String> notCompared) {}

    @Operation(
            operationId = "referencePrices",
            summary = "What parts cost in a country, and where they legally cost least",
            description = "For other services. Up to 2,000 items; one answer each, in order.")
    @PostMapping("/v1/reference-prices")
    @PreAuthorize("hasRole('SERVICE')")
    Answer find(@RequestBody Request request) {
        List<Item> asked = request.items() == null ? List.of() : request.items();
        Checks checks = new Checks();
        if (asked.size() > MOST) {
            checks.add("/items", null, "TOO_MANY_VALUES", "must have at most " + MOST);
            throw new Refused(ApiError.INVALID_REQUEST, "Too many items.", checks.errors());
        }
        List<Optional<ReferencePrices.Item>> read = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Item item = asked.get(i);
            if (item == null || item.ref() == null || item.ref().length() > REF_LENGTH) {
                checks.add(
                        "/items/" + i + "/ref", null, "INVALID_VALUE", "must have 1 to " + REF_LENGTH + " characters");
            } else {
                read.add(read(item));
            }
        }
        if (!checks.errors().isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "Some items cannot be read.", checks.errors());
        }
        var answers = prices.find(read.stream().flatMap(Optional::stream).toList(), clock.instant());
        List<Result> results = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < asked.size(); i++) {
            String ref = String.valueOf(asked.get(i).ref());
            results.add(
                    read.get(i).isPresent()
                            ? result(ref, answers.answers().get(next++))
                            : unknown(ref, Reference.Unknown.Why.UNKNOWN_PART));
        }
        return new Answer(answers.revision().label(), results);
    }

    /**
     * Empty for a part that cannot be one: no list can name it. What a listing claims of country and currency may be anything:
     * a country that is none is in no region, and nothing can be converted to a currency that is none.
     */
    private static Optional<ReferencePrices.Item> read(Item item) {
        if (item.brand() == null
                || item.partNumber() == null
                || item.partNumber().indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            PartKey part = PartKey.of(item.brand(), item.partNumber());
            String country = item.country() == null ? "" : item.country();
            return Optional.of(new ReferencePrices.Item(part, country, currency(item.currency())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Currency> currency(@Nullable String code) {
        return code == null ? Optional.empty() : new Checks().currency("", code);
    }

    private static Result result(String ref, Reference reference) {
        return switch (reference) {
            case Reference.Unknown(var why) -> unknown(ref, why);
            case Reference.Known known ->
                new Result(
                        ref,
                        Status.KNOWN,
                        null,
                        Amount.of(known.listPrice()),
                        Amount.of(known.dealerNet()),
                        known.cheapestLegal().map(Amount::of).orElse(null),
                        known.cheapestLegalCountry().orElse(null),
                        known.converted(),
                        known.rateDate().map(Object::toString).orElse(null),
                        known.notCompared().isEmpty() ? null : known.notCompared());
        };
    }

    private static Result unknown(String ref, Reference.Unknown.Why why) {
        return new Result(ref, Status.UNKNOWN, why.name(), null, null, null, null, false, null, null);
    }
}
