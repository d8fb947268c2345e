package io.partguard.pricing.rule.web;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Etags;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.rule.RuleBody;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.RuleReader;
import io.partguard.pricing.rule.Status;
import io.partguard.pricing.rule.store.RuleStore;
import io.partguard.pricing.rule.store.RuleStore.Stored;
import io.partguard.pricing.web.PricingError;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/price-rules")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'PRICING', 'OPERATOR')")
class RulesController {
    private static final int MOST = 200;

    private final RuleStore rules;
    private final BookChanges changes;
    private final TransactionTemplate transaction;

    RulesController(RuleStore rules, BookChanges changes, TransactionTemplate transaction) {
        this.rules = rules;
        this.changes = changes;
        this.transaction = transaction;
    }

    record RuleJson(String id, RuleBody rule) {}

    record Rules(List<RuleJson> items, @Nullable String nextCursor) {}

    @Operation(operationId = "listPriceRules", summary = "Price rules in order of their ids")
    @GetMapping
    Rules list(@RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable String cursor) {
        int most = Math.clamp(limit, 1, MOST);
        String after =
                cursor == null ? "" : id(Cursor.decode(cursor, 1).getFirst()).value();
        List<Stored> found = rules.known(after, most + 1);
        List<Stored> page = found.subList(0, Math.min(most, found.size()));
        return new Rules(
                page.stream()
                        .map(rule -> new RuleJson(rule.id().value(), rule.body()))
                        .toList(),
                found.size() > most ? Cursor.encode(List.of(page.getLast().id().value())) : null);
    }

    @Operation(operationId = "getPriceRule", summary = "A price rule with its legal source")
    @GetMapping("/{id}")
    ResponseEntity<RuleJson> get(@PathVariable String id) {
        return answer(rules.find(id(id))
                .orElseThrow(() -> new Refused(PricingError.RULE_NOT_FOUND, "There is no price rule of this id.")));
    }

    @Operation(
            operationId = "putPriceRule",
            summary = "Creates or changes a price rule",
            description = "To change a rule send If-Match. Sending again what is already so changes nothing.")
    @PutMapping("/{id}")
    @PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
    ResponseEntity<RuleJson> put(
            @PathVariable String id,
            @RequestBody RuleBody body,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        RuleId ruleId = id(id);
        Rule rule = switch (RuleReader.read(ruleId, body)) {
            case RuleReader.Read.Good(Rule read) -> read;
            case RuleReader.Read.Bad(var errors) ->
                throw new Refused(ApiError.INVALID_REQUEST, "The rule cannot be taken as it is.", errors);
        };
        transaction.executeWithoutResult(status -> changes.change(Cause.RULE, id, revision -> {
            Optional<Stored> known = rules.find(ruleId);
            if (known.isPresent()) {
                if (known.get().body().equals(body)) {
                    return Optional.empty();
                }
                if (Etags.require(ifMatch) != known.get().revision()) {
                    throw new Refused(PricingError.RULE_CHANGED, "The rule was changed since you read it.");
                }
                Status before = statusOf(known.get());
                if (!before.mayBecome(rule.status())) {
                    throw new Refused(
                            PricingError.RULE_STATUS_REFUSED,
                            "A rule that is " + before + " cannot become " + rule.status() + ".");
                }
            }
            rules.put(rule, body, revision);
            return Optional.of(body.toString());
        }));
        return answer(rules.find(ruleId).orElseThrow());
    }

    private static Status statusOf(Stored rule) {
        String status = rule.body().status();
        return status == null ? Status.IN_FORCE : Status.valueOf(status);
    }

    private static ResponseEntity<RuleJson> answer(Stored rule) {
        return ResponseEntity.ok()
                .eTag(Etags.of(rule.revision()))
                .body(new RuleJson(rule.id().value(), rule.body()));
    }

    private static RuleId id(String id) {
        try {
            return new RuleId(id);
        } catch (IllegalArgumentException e) {
            String detail = String.valueOf(e.getMessage());
            throw new Refused(
                    ApiError.INVALID_REQUEST, detail, List.of(new FieldError("?id", id, "INVALID_VALUE", detail)));
        }
    }
}
