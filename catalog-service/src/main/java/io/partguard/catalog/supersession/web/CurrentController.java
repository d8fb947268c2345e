package io.partguard.catalog.supersession.web;

import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.supersession.CurrentPart;
import io.partguard.catalog.supersession.CurrentParts;
import io.partguard.catalog.supersession.Outcome;
import io.partguard.catalog.supersession.Supersession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
class CurrentController {
    private final CurrentParts parts;

    CurrentController(CurrentParts parts) {
        this.parts = parts;
    }

    /**
     * @param on the day that was meant
     * @param currentPartId absent where it is not one certain part; {@code outcome} says why
     */
    record CurrentNumber(
            String partId,
            @Nullable String partNumber,
            LocalDate on,
            Outcome outcome,
            @Nullable String currentPartId,
            @Nullable String currentPartNumber,
            List<Supersession> chain) {

        static CurrentNumber of(CurrentPart part, LocalDate on) {
            return new CurrentNumber(
                    part.partId(),
                    part.partNumber(),
                    on,
                    part.outcome(),
                    part.currentPartId(),
                    part.currentPartNumber(),
                    part.chain());
        }
    }

    record CurrentNumbers(LocalDate on, List<CurrentNumber> items) {}

    /** @param on today (UTC) where not given */
    record CurrentRequest(
            @Nullable LocalDate on,
            @NotEmpty @Size(max = 10_000) List<@Valid @NotNull @Size(max = 100) String> partIds) {}

    /** Which part is to be ordered instead of this one on a day. */
    @GetMapping("/v1/parts/{partId}/current")
    CurrentNumber getCurrentPart(@PathVariable String partId, @RequestParam(required = false) @Nullable LocalDate on) {
        CurrentParts.Answer answer = parts.find(List.of(partId), on);
        CurrentPart part = answer.parts().getFirst();
        if (part.outcome() == Outcome.PART_NOT_FOUND) {
            throw new Refused(CatalogError.PART_NOT_FOUND, "There is no part with this id.");
        }
        return CurrentNumber.of(part, answer.on());
    }

    /** The same for up to 10,000 parts; one answer each, in order. A read, though a POST. */
    @PostMapping("/v1/parts/current")
    CurrentNumbers findCurrentParts(@Valid @RequestBody CurrentRequest request) {
        CurrentParts.Answer answer = parts.find(request.partIds(), request.on());
        return new CurrentNumbers(
                answer.on(),
                answer.parts().stream()
                        .map(part -> CurrentNumber.of(part, answer.on()))
                        .toList());
    }
}
