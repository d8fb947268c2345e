package io.partguard.demo.price;

import io.partguard.demo.catalogue.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ceiling on the price of named parts. No ceiling here is law: the amounts are made for the demonstration, and every
 * title says so. Texts name real facts where they lean on one.
 *
 * @param level {@code RETAIL_EXCL_TAX}, {@code RETAIL_INCL_TAX} or {@code DEALER_NET}
 */
public record CeilingRule(
        String id,
        String country,
        String brand,
        List<String> partNumbers,
        String level,
        BigDecimal amount,
        String currency,
        LocalDate from,
        @Nullable LocalDate to,
        String title,
        @Nullable String url,
        String text,
        String force) {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** Rules around the part that is shown: three that bind (CN, IN, MU), and some that must not (too high, over, not yet, soft). */
    public static List<CeilingRule> around(Part shown) {
        return List.of(
                rule(
                        shown,
                        "cn-demo-2014",
                        "CN",
                        "RETAIL_EXCL_TAX",
                        .76,
                        START,
                        null,
                        "HARD",
                        "Hypothetical ceiling, modelled on the 2014 price cuts in China (demonstration, not law)",
                        "http://globaltimes.cn/daily-specials/auto-monopoly",
                        "In 2014 several makers cut part prices in China by 15 to 38 per cent under antitrust pressure."
                                + " The cuts were the makers' own; no ceiling was decreed. 24 per cent off is chosen here."),
                rule(
                        shown,
                        "cn-demo-high",
                        "CN",
                        "RETAIL_EXCL_TAX",
                        .95,
                        START,
                        null,
                        "HARD",
                        "Hypothetical older ceiling (demonstration, not law)",
                        null,
                        "Overlaps with a lower one: ceilings do not add up, the lowest binds."),
                rule(
                        shown,
                        "in-mrp-demo",
                        "IN",
                        "RETAIL_INCL_TAX",
                        .97,
                        START,
                        null,
                        "HARD",
                        "Maximum retail price printed on the pack (amount invented for the demonstration)",
                        null,
                        "India's Legal Metrology (Packaged Commodities) Rules, 2011 ask for a maximum retail price"
                                + " including all taxes on each pack. The amount is not from any real pack."),
                rule(
                        shown,
                        "mu-demo",
                        "MU",
                        "RETAIL_INCL_TAX",
                        .85,
                        START,
                        null,
                        "HARD",
                        "Hypothetical absolute ceiling in Mauritius (demonstration, not law)",
                        null,
                        "The real rule of this kind there, Government Notice 150 of 1998, limits the mark-up on the"
                                + " landed cost: another type of rule, not modelled by this one."),
                rule(
                        shown,
                        "pl-demo-slack",
                        "PL",
                        "RETAIL_INCL_TAX",
                        1.3,
                        START,
                        null,
                        "HARD",
                        "Hypothetical ceiling above the price (demonstration, not law)",
                        null,
                        "In force, and not binding."),
                rule(
                        shown,
                        "fr-demo-expired",
                        "FR",
                        "RETAIL_EXCL_TAX",
                        .5,
                        LocalDate.of(2024, 1, 1),
                        START,
                        "HARD",
                        "Hypothetical expired ceiling (demonstration, not law)",
                        null,
                        "Ended on 1 January 2026 and must not touch today's price."),
                rule(
                        shown,
                        "de-demo-future",
                        "DE",
                        "RETAIL_EXCL_TAX",
                        .5,
                        LocalDate.of(2099, 1, 1),
                        null,
                        "HARD",
                        "Hypothetical ceiling that is not in force yet (demonstration, not law)",
                        null,
                        "Begins in 2099."),
                rule(
                        shown,
                        "us-demo-soft",
                        "US",
                        "RETAIL_EXCL_TAX",
                        .9,
                        START,
                        null,
                        "SOFT",
                        "The maker's own target (demonstration, no legal force)",
                        null,
                        "Soft: exceeded and reported, the price stays."));
    }

    private static CeilingRule rule(
            Part part,
            String id,
            String country,
            String level,
            double share,
            LocalDate from,
            @Nullable LocalDate to,
            String force,
            String title,
            @Nullable String url,
            String text) {
        Region region = Region.of(country);
        double price = level.equals("RETAIL_INCL_TAX")
                ? PriceLaw.retail(part, region)
                : PriceLaw.listPrice(part, region).doubleValue();
        BigDecimal amount = BigDecimal.valueOf(price * share)
                .setScale(price > 1000 ? -1 : 0, RoundingMode.DOWN)
                .setScale(2, RoundingMode.UNNECESSARY);
        return new CeilingRule(
                id,
                country,
                part.brand().label(),
                List.of(part.number()),
                level,
                amount,
                region.currency(),
                from,
                to,
                title,
                url,
                text,
                force);
    }
}
