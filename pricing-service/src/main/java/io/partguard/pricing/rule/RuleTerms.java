package io.partguard.pricing.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the types of rules need, each of them a few of these.
 *
 * @param share MARK_UP, YEARLY_RISE: what may be added; PARTS_TO_VEHICLE: the ratio; EXTERNAL_REFERENCE: the factor, 1
 *     where it is missing
 * @param day FREEZE, INDEX_LINKED: the day of the price; MARGIN_FREEZE: the base day, where it is not the year's first
 * @param lagMonths INDEX_LINKED: age of the index, 0 where it is missing
 * @param statistic EXTERNAL_REFERENCE: MINIMUM, MEAN, MEAN_OF_LOWEST, KTH_LOWEST, MEDIAN
 * @param n of MEAN_OF_LOWEST and KTH_LOWEST
 * @param least EXTERNAL_REFERENCE: of how many countries there must be a price, 1 where it is missing
 * @param references EXTERNAL_REFERENCE: the countries; CORRIDOR: the countries with what it costs to ship from there
 * @param vehicle PARTS_TO_VEHICLE
 * @param currency PARTS_TO_VEHICLE: of the prices added up
 * @param items PARTS_TO_VEHICLE: with quantities; PRICE_CAP_INDEX: with weights and base prices
 * @param years PRICE_CAP_INDEX: in order
 * @param days NOTICE_PERIOD
 * @param weekend NOTICE_PERIOD: days of the week, SATURDAY and SUNDAY where they are missing
 */
public record RuleTerms(
        @Nullable BigDecimal share,
        @Nullable String day,
        @Nullable Integer lagMonths,
        @Nullable String statistic,
        @Nullable Integer n,
        @Nullable Integer least,
        @Nullable List<Reference> references,
        @Nullable String vehicle,
        @Nullable String currency,
        @Nullable List<Item> items,
        @Nullable List<Year> years,
        @Nullable Integer days,
        @Nullable List<String> weekend) {

    static final RuleTerms NONE =
            new RuleTerms(null, null, null, null, null, null, null, null, null, null, null, null, null);

    public record Reference(
            @Nullable String country, @Nullable BigDecimal share) {}

    public record Item(
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal weight,
            RuleBody.@Nullable Amount basePrice) {}

    /** All in per cent. */
    public record Year(
            @Nullable BigDecimal inflation,
            @Nullable BigDecimal efficiency,
            @Nullable BigDecimal adjustment) {}
}
