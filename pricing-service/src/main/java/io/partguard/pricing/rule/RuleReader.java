package io.partguard.pricing.rule;

import io.partguard.api.FieldError;
import io.partguard.identity.BrandName;
import io.partguard.identity.Money;
import io.partguard.identity.PartNumber;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.check.Checks;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a rule of what somebody wrote; says everything that is wrong with it at once. */
public final class RuleReader {
    private static final int TITLE = 300;
    private static final int URL = 2_000;
    private static final int TEXT = 20_000;

    private final Checks checks = new Checks();

    private RuleReader() {}

    public sealed interface Read {
        record Good(Rule rule) implements Read {}

        record Bad(List<FieldError> errors) implements Read {}
    }

    public static Read read(RuleId id, RuleBody body) {
        return new RuleReader().rule(id, body);
    }

    private Read rule(RuleId id, RuleBody body) {
        Optional<RuleType> type = checks.oneOf("/type", body.type(), RuleType.class);
        Optional<Force> force = checks.oneOf("/force", body.force(), Force.class);
        Optional<Status> status = body.status() == null
                ? Optional.of(Status.IN_FORCE)
                : checks.oneOf("/status", body.status(), Status.class);
        Optional<Scope> scope = scope(body);
        Optional<DatePeriod> inForce = period(body.inForce());
        Optional<LegalSource> source = source(body.legalSource());
        Optional<Content> content = type.flatMap(known -> content(known, body));
        if (type.isEmpty() && body.level() != null) {
            level(body); // its faults are named although nobody knows yet what it is for
        }
        if (type.isEmpty() && body.amount() != null) {
            amount(new TermsReader(checks, body.terms()), body);
        }
        boolean endless = inForce.isPresent() && inForce.get().to() == null;
        if (status.isPresent() && status.get() == Status.REPEALED && endless) {
            checks.add("/inForce/to", null, "MISSING_VALUE", "must say from which day on the rule is repealed");
        }
        List<FieldError> errors = checks.errors();
        if (!errors.isEmpty()) {
            return new Read.Bad(errors);
        }
        return new Read.Good(
                switch (content.orElseThrow()) {
                    case Content.OnPrice(Formula formula, PriceLevel level) ->
                        new PriceRule(
                                id,
                                scope.orElseThrow(),
                                level,
                                inForce.orElseThrow(),
                                source.orElseThrow(),
                                force.orElseThrow(),
                                status.orElseThrow(),
                                formula);
                    case Content.OnSum(Basket basket, PriceLevel level) ->
                        new BasketRule(
                                id,
                                scope.orElseThrow(),
                                level,
                                inForce.orElseThrow(),
                                source.orElseThrow(),
                                force.orElseThrow(),
                                status.orElseThrow(),
                                basket);
                    case Content.OnPublication(Procedure procedure) ->
                        new PublicationRule(
                                id,
                                scope.orElseThrow(),
                                inForce.orElseThrow(),
                                source.orElseThrow(),
                                force.orElseThrow(),
                                status.orElseThrow(),
                                procedure);
                });
    }

    private sealed interface Content {
        record OnPrice(Formula formula, PriceLevel level) implements Content {}

        record OnSum(Basket basket, PriceLevel level) implements Content {}

        record OnPublication(Procedure procedure) implements Content {}
    }

    /** A new type of rule is one record, and then wherever the compiler asks: it asks here first. */
    private Optional<Content> content(RuleType type, RuleBody body) {
        TermsReader terms = new TermsReader(checks, body.terms());
        return switch (type) {
            case CEILING -> onPrice(amount(terms, body).map(Ceiling::new), body);
            case MAXIMUM_RETAIL_PRICE -> onPrice(amount(terms, body).map(MaximumRetailPrice::new), body);
            case MARK_UP -> onPrice(terms.share(BigDecimal.ZERO).map(MarkUp::new), body);
            case MARGIN_FREEZE -> onPrice(terms.marginFreeze(), body);
            case YEARLY_RISE -> onPrice(terms.share(BigDecimal.ZERO).map(YearlyRise::new), body);
            case INDEX_LINKED -> onPrice(terms.indexLinked(), body);
            case EXTERNAL_REFERENCE -> onPrice(terms.externalReference(), body);
            case FREEZE -> onPrice(terms.freeze(), body);
            case CORRIDOR -> onPrice(terms.corridor(), body);
            case PARTS_TO_VEHICLE -> onSum(terms.partsToVehicle(), body);
            case PRICE_CAP_INDEX -> onSum(terms.priceCapIndex(), body);
            case NOTICE_PERIOD -> terms.noticePeriod().map(Content.OnPublication::new);
            case RESALE_PRICE -> Optional.of(new Content.OnPublication(new ResalePrice()));
        };
    }

    private static Optional<Money> amount(TermsReader terms, RuleBody body) {
        return terms.amount("/amount", body.amount());
    }

    private Optional<Content> onPrice(Optional<? extends Formula> formula, RuleBody body) {
        Optional<PriceLevel> level = level(body);
        Optional<PriceLevel> only = formula.flatMap(Formula::onlyLevel);
        if (level.isPresent() && only.isPresent() && level.get() != only.get()) {
            checks.add("/level", body.level(), "INVALID_VALUE", "must be " + only.get());
        }
        return formula.flatMap(known -> level.map(at -> new Content.OnPrice(known, at)));
    }

    private Optional<Content> onSum(Optional<? extends Basket> basket, RuleBody body) {
        Optional<PriceLevel> level = level(body);
        return basket.flatMap(known -> level.map(at -> new Content.OnSum(known, at)));
    }

    private Optional<PriceLevel> level(RuleBody body) {
        return checks.oneOf("/level", body.level(), PriceLevel.class);
    }

    private Optional<Scope> scope(RuleBody body) {
        Set<String> countries = checks.countries("/countries", body.countries());
        Set<String> brands = names("/brands", body.brands(), brand -> new BrandName(brand).key());
        Set<String> families = names("/families", body.families(), RuleReader::family);
        Set<String> numbers = names("/partNumbers", body.partNumbers(), number -> new PartNumber(number).identity());
        if (!numbers.isEmpty() && brands.isEmpty()) {
            checks.add("/brands", null, "MISSING_VALUE", "must be given with part numbers: a number alone is no part");
            return Optional.empty();
        }
        return countries.isEmpty() ? Optional.empty() : Optional.of(new Scope(countries, brands, families, numbers));
    }

    private Set<String> names(String pointer, @Nullable List<String> values, UnaryOperator<String> key) {
        Set<String> keys = new TreeSet<>();
        List<String> given = checks.list(pointer, values);
        for (int i = 0; i < given.size(); i++) {
            String value = given.get(i);
            try {
                if (value != null && value.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("must have no NUL");
                }
                keys.add(key.apply(value == null ? "" : value));
            } catch (IllegalArgumentException e) {
                checks.add(pointer + "/" + i, value, "INVALID_VALUE", String.valueOf(e.getMessage()));
            }
        }
        return keys;
    }

    private static String family(String name) {
        String key = Scope.familyKey(name);
        if (key.isEmpty() || key.length() > Scope.FAMILY_LENGTH) {
            throw new IllegalArgumentException("a family must have 1 to " + Scope.FAMILY_LENGTH + " characters");
        }
        return key;
    }

    private Optional<DatePeriod> period(RuleBody.@Nullable Period period) {
        if (period == null || period.from() == null) {
            checks.add("/inForce/from", null, "MISSING_VALUE", "must say from which day on the rule is in force");
            return Optional.empty();
        }
        Optional<LocalDate> from = checks.date("/inForce/from", period.from());
        Optional<LocalDate> to = checks.date("/inForce/to", period.to());
        if (from.isEmpty()) {
            return Optional.empty();
        }
        if (to.isPresent() && !from.get().isBefore(to.get())) {
            checks.add("/inForce/to", period.to(), "PERIOD_ENDS_BEFORE_IT_BEGINS", "the last day is the one before it");
            return Optional.empty();
        }
        return Optional.of(new DatePeriod(from.get(), to.orElse(null)));
    }

    private Optional<LegalSource> source(RuleBody.@Nullable Source source) {
        if (source == null) {
            checks.add("/legalSource", null, "MISSING_VALUE", "must say where the rule is written down");
            return Optional.empty();
        }
        Optional<String> url = checks.optionalText("/legalSource/url", source.url(), URL);
        if (url.isPresent() && !isWebAddress(url.get())) {
            checks.add("/legalSource/url", url.get(), "INVALID_VALUE", "must begin with http:// or https://");
        }
        Optional<String> text = checks.optionalText("/legalSource/text", source.text(), TEXT);
        return checks.text("/legalSource/title", source.title(), TITLE).map(title -> new LegalSource(title, url, text));
    }

    private static boolean isWebAddress(String url) {
        try {
            URI address = URI.create(url);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
