package io.partguard.bench.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client told the service, in order, and what must follow from it: the slow and simple twin of the price book, which
 * shares nothing with it. A question about a past instant is answered from the changes that were acknowledged before.
 */
final class PriceLog {

    /** One price of one part in one region from a day on. */
    record Listed(String region, String part, LocalDate from, BigDecimal price) {}

    /** A region from a day on; null from ever. */
    record RegionFrom(
            String id,
            String country,
            @Nullable LocalDate from,
            Currency currency,
            BigDecimal step,
            BigDecimal tax,
            BigDecimal discount) {
        boolean holds(LocalDate day) {
            return from == null || !from.isAfter(day);
        }
    }

    enum Level {
        DEALER_NET,
        RETAIL_EXCL_TAX,
        RETAIL_INCL_TAX
    }

    /** A ceiling; one of the same id told later takes its place. */
    record Cap(
            String id,
            String country,
            Set<String> parts,
            Level level,
            BigDecimal amount,
            Currency currency,
            LocalDate from,
            @Nullable LocalDate to,
            boolean draft) {
        boolean holds(String where, String part, LocalDate day) {
            return !draft
                    && country.equals(where)
                    && parts.contains(part)
                    && !from.isAfter(day)
                    && (to == null || to.isAfter(day));
        }
    }

    /** Units of a currency for a euro on a day. */
    record RateOf(LocalDate day, Currency currency, BigDecimal perEuro) {}

    /** What changed, and between which instants that became known. */
    record Change(
            Instant sent,
            Instant acknowledged,
            List<Listed> prices,
            List<RegionFrom> regions,
            List<Cap> caps,
            List<RateOf> rates) {}

    /** What a quote says of a part; empty where it has no price. */
    record Answer(BigDecimal list, BigDecimal inclTax, BigDecimal dealerNet) {}

    private final List<Change> changes = new ArrayList<>();

    void add(Change change) {
        changes.add(change);
    }

    int size() {
        return changes.size();
    }

    /** An instant at which exactly the first so many changes were known; {@code share} of the way to the next one. */
    Instant after(int known, double share) {
        Instant from = changes.get(known - 1).acknowledged();
        Instant to = known < changes.size() ? changes.get(known).sent() : from.plusMillis(5);
        long micros = java.time.Duration.between(from, to).toNanos() / 1_000;
        return from.plusNanos(1_000 * (long) (share * micros));
    }

    /** What the list said for a day, of the first so many changes: the price that begins last, and of those the last told. */
    Optional<BigDecimal> listed(String region, String part, LocalDate day, int known) {
        Listed found = null;
        for (Change change : changes.subList(0, known)) {
            for (Listed price : change.prices()) {
                boolean counts = price.region().equals(region)
                        && price.part().equals(part)
                        && !price.from().isAfter(day);
                if (counts && (found == null || !price.from().isBefore(found.from()))) {
                    found = price;
                }
            }
        }
        return Optional.ofNullable(found).map(Listed::price);
    }

    RegionFrom region(String country, LocalDate day, int known) {
        RegionFrom found = null;
        for (Change change : changes.subList(0, known)) {
            for (RegionFrom region : change.regions()) {
                if (region.country().equals(country) && region.holds(day)) {
                    found = region;
                }
            }
        }
        if (found == null) {
            throw new IllegalStateException("the log begins with every region");
        }
        return found;
    }

    private List<Cap> caps(String country, String part, LocalDate day, int known) {
        Map<String, Cap> last = new HashMap<>();
        for (Change change : changes.subList(0, known)) {
            change.caps().forEach(cap -> last.put(cap.id(), cap));
        }
        return last.values().stream()
                .filter(cap -> cap.holds(country, part, day))
                .toList();
    }

    private BigDecimal perEuro(Currency currency, LocalDate day, int known) {
        if (currency.getCurrencyCode().equals("EUR")) {
            return BigDecimal.ONE;
        }
        RateOf found = null;
        for (Change change : changes.subList(0, known)) {
            for (RateOf rate : change.rates()) {
                boolean counts = rate.currency().equals(currency) && !rate.day().isAfter(day);
                if (counts && (found == null || !rate.day().isBefore(found.day()))) {
                    found = rate;
                }
            }
        }
        if (found == null) {
            throw new IllegalStateException("the log begins with rates");
        }
        return found.perEuro();
    }

    /** The highest step of the grid that neither the list nor a cap forbids; empty where there is none above 0. */
    Optional<Answer> answer(String country, String part, LocalDate day, int known) {
        RegionFrom region = region(country, day, known);
        Optional<BigDecimal> listed = listed(region.id(), part, day, known);
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        List<Cap> caps = caps(country, part, day, known);
        // No price whose dealer net is a smallest unit above a cap is allowed; from there on downwards it is tried out.
        BigDecimal unit = BigDecimal.ONE.movePointLeft(region.currency().getDefaultFractionDigits());
        BigDecimal price = listed.get();
        for (Cap cap : caps) {
            BigDecimal most = inCurrency(cap, region, day, known)
                    .add(unit)
                    .divide(BigDecimal.ONE.subtract(region.discount()), 6, RoundingMode.UP)
                    .add(region.step());
            price = price.min(most);
        }
        BigDecimal steps = price.divide(region.step(), 0, RoundingMode.DOWN);
        while (steps.signum() > 0) {
            Answer answer = at(steps.multiply(region.step()), region);
            if (caps.stream().noneMatch(cap -> isAbove(answer, cap, inCurrency(cap, region, day, known)))) {
                return Optional.of(answer);
            }
            steps = steps.subtract(BigDecimal.ONE);
        }
        return Optional.empty();
    }

    private BigDecimal inCurrency(Cap cap, RegionFrom region, LocalDate day, int known) {
        return cap.currency().equals(region.currency())
                ? cap.amount()
                : cap.amount()
                        .multiply(perEuro(region.currency(), day, known))
                        .divide(perEuro(cap.currency(), day, known), 12, RoundingMode.DOWN);
    }

    private static Answer at(BigDecimal price, RegionFrom region) {
        int digits = region.currency().getDefaultFractionDigits();
        return new Answer(
                price,
                price.multiply(BigDecimal.ONE.add(region.tax())).setScale(digits, RoundingMode.HALF_UP),
                price.multiply(BigDecimal.ONE.subtract(region.discount())).setScale(digits, RoundingMode.FLOOR));
    }

    private static boolean isAbove(Answer answer, Cap cap, BigDecimal limit) {
        BigDecimal seen = switch (cap.level()) {
            case DEALER_NET -> answer.dealerNet();
            case RETAIL_EXCL_TAX -> answer.list();
            case RETAIL_INCL_TAX -> answer.inclTax();
        };
        return seen.compareTo(limit) > 0;
    }
}
