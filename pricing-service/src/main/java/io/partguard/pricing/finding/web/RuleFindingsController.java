package io.partguard.pricing.finding.web;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.finding.Contradiction;
import io.partguard.pricing.finding.Contradictions;
import io.partguard.pricing.finding.Overlap;
import io.partguard.pricing.finding.Overlaps;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.RuleId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/price-rule-findings")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'PRICING', 'OPERATOR')")
class RuleFindingsController {
    private final PriceBooks books;
    private final Clock clock;

    RuleFindingsController(PriceBooks books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    record OverlapJson(
            String first,
            String second,
            String type,
            List<String> countries,
            @Nullable String from,
            @Nullable String to) {}

    record ContradictionJson(
            List<String> path,
            List<String> rules,
            @Nullable String brand,
            @Nullable String family,
            @Nullable String partNumber) {}

    record Findings(String priceBook, String day, List<OverlapJson> overlaps, List<ContradictionJson> contradictions) {}

    @Operation(
            operationId = "findInPriceRules",
            summary = "Rules that overlap or contradict each other",
            description =
                    "Drafts are looked at as if they were in force. Overlapping rules do not add up, the stricter one "
                            + "holds. No price above 0 can obey contradicting rules: parts under them get none.")
    @GetMapping
    Findings find(@RequestParam(required = false) @Nullable String day) {
        Checks checks = new Checks();
        LocalDate on = checks.date("?day", day).orElseGet(() -> LocalDate.now(clock));
        List<FieldError> errors = checks.errors();
        if (!errors.isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The day cannot be read.", errors);
        }
        BookState state = books.state(books.current());
        List<Region> regions = state.regions().stream()
                .filter(region -> region.valid().contains(on))
                .toList();
        return new Findings(
                state.revision().label(),
                on.toString(),
                Overlaps.find(state.rules(), on).stream()
                        .map(RuleFindingsController::json)
                        .toList(),
                Contradictions.find(regions, state.rules(), on, books.rates(state.revision(), on)).stream()
                        .map(RuleFindingsController::json)
                        .toList());
    }

    private static OverlapJson json(Overlap overlap) {
        LocalDate from = overlap.period().from();
        LocalDate to = overlap.period().to();
        return new OverlapJson(
                overlap.first().value(),
                overlap.second().value(),
                overlap.type().name(),
                List.copyOf(overlap.countries()),
                from == null ? null : from.toString(),
                to == null ? null : to.toString());
    }

    private static ContradictionJson json(Contradiction found) {
        return new ContradictionJson(
                found.path(),
                found.rules().stream().map(RuleId::value).toList(),
                found.brand().orElse(null),
                found.family().orElse(null),
                found.partNumber().orElse(null));
    }
}
