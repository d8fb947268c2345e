package io.partguard.pricing.region;

import io.partguard.api.FieldError;
import io.partguard.identity.Money;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.check.Checks;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a region of what somebody wrote; says everything that is wrong with it at once. */
public final class RegionReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");
    private static final int NAME = 200;
    private static final int DECIMALS = 6;
    private static final BigDecimal TEN = BigDecimal.TEN;

    private final Checks checks = new Checks();

    private RegionReader() {}

    public sealed interface Read {
        record Good(Region region) implements Read {}

        record Bad(List<FieldError> errors) implements Read {}
    }

    /**
     * @param known whether there is a region of this id, so that without a day of its own the change begins today
     */
    public static Read read(String id, RegionBody body, boolean known, Instant now) {
        return new RegionReader().region(id, body, known, now);
    }

    private Read region(String id, RegionBody body, boolean known, Instant now) {
        if (!ID.matcher(id).matches()) {
            checks.add("?id", id, "INVALID_VALUE", "must have 1 to 32 lower-case letters, digits, dots or dashes");
        }
        Optional<String> name = checks.text("/name", body.name(), NAME);
        TreeSet<String> countries = checks.countries("/countries", body.countries());
        Optional<Currency> currency = checks.currency("/currency", body.currency());
        Optional<PriceGrid> grid = currency.flatMap(money -> grid(body.priceGrid(), money));
        Optional<BigDecimal> tax = checks.number("/taxRate", body.taxRate(), BigDecimal.ZERO, TEN, DECIMALS);
        Optional<ZoneId> zone = zone(body.zone());
        Optional<BigDecimal> discount =
                checks.number("/dealerDiscount", body.dealerDiscount(), BigDecimal.ZERO, BigDecimal.ONE, DECIMALS);
        Optional<BigDecimal> exWorks = body.exWorksShare() == null
                ? Optional.empty()
                : checks.number(
                        "/exWorksShare", body.exWorksShare(), BigDecimal.ONE.movePointLeft(DECIMALS), TEN, DECIMALS);
        Optional<LocalDate> from = checks.date("/validFrom", body.validFrom());
        if (!checks.errors().isEmpty()) {
            return new Read.Bad(checks.errors());
        }
        LocalDate today = LocalDate.ofInstant(now, zone.orElseThrow());
        LocalDate begins = from.orElse(known ? today : null);
        return new Read.Good(new Region(
                id,
                name.orElseThrow(),
                countries,
                currency.orElseThrow(),
                grid.orElseThrow(),
                tax.orElseThrow(),
                zone.orElseThrow(),
                discount.orElseThrow(),
                exWorks,
                new DatePeriod(begins, null)));
    }

    private Optional<PriceGrid> grid(@Nullable BigDecimal step, Currency currency) {
        return step == null
                ? Optional.of(new PriceGrid(Money.ofMinor(1, currency)))
                : checks.money("/priceGrid", step, currency).map(PriceGrid::new);
    }

    private Optional<ZoneId> zone(@Nullable String id) {
        try {
            if (id != null) {
                return Optional.of(ZoneId.of(id));
            }
        } catch (DateTimeException ignored) {
            // said below
        }
        checks.add("/zone", id, "UNKNOWN_ZONE", "must be a time zone such as Europe/Berlin");
        return Optional.empty();
    }
}
