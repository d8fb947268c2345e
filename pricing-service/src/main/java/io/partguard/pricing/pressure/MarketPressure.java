package io.partguard.pricing.pressure;

import io.partguard.pricing.rule.Scope;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Market pressure as a person approved it. It lowers targets only, and never by more than the bound: whoever floods a market
 * with cheap imitations moves our prices by that at most, and only after somebody has looked.
 *
 * @param snapshot id of what it rests on
 * @param strength how much of what imitations are cheaper goes into the target, from 0 to 1
 * @param bound the most that a target is lowered, from 0 to 0.3
 * @param ratios street price of imitations ÷ our list price, more than 0; a market without a figure is not there
 */
public record MarketPressure(String snapshot, BigDecimal strength, BigDecimal bound, Map<Market, BigDecimal> ratios) {

    /** Above it nobody may approve. */
    public static final BigDecimal HIGHEST_BOUND = new BigDecimal("0.30");

    public MarketPressure {
        ratios = Map.copyOf(ratios);
    }

    /** @param family {@link Scope#familyKey} of its name; @param country ISO 3166-1 alpha-2 */
    public record Market(String family, String country) {}

    /** @param factor more than 0, below 1 */
    public record Lowered(BigDecimal factor, String note) {}

    /** Whether any family has a figure in all of the countries, so that it matters which family a part is of. */
    public boolean isSeenIn(Collection<String> countries) {
        return countries.stream()
                .allMatch(country -> ratios.keySet().stream()
                        .anyMatch(market -> market.country().equals(country)));
    }

    /**
     * Exact: 1 − the smaller of the bound and strength · (1 − ratio). In a region of several countries the one where the
     * pressure is least counts, and one without a figure has none. Empty where nothing is lowered.
     */
    public Optional<Lowered> on(String family, Collection<String> countries) {
        BigDecimal least = null;
        String key = Scope.familyKey(family);
        for (String country : countries) {
            BigDecimal ratio = ratios.get(new Market(key, country));
            if (ratio == null || ratio.compareTo(BigDecimal.ONE) >= 0) {
                return Optional.empty();
            }
            least = least == null ? ratio : least.max(ratio);
        }
        if (least == null) {
            return Optional.empty();
        }
        BigDecimal cheaper = BigDecimal.ONE.subtract(least);
        BigDecimal lowered = strength.multiply(cheaper).min(bound);
        if (lowered.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal factor = BigDecimal.ONE.subtract(lowered).stripTrailingZeros();
        return Optional.of(new Lowered(
                factor,
                factor.toPlainString() + " = 1 - min(" + plain(bound) + ", " + plain(strength) + " * (1 - "
                        + plain(least) + ")) by " + snapshot));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
