package io.partguard.pricing.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PriceChainTest {

    @Property
    void theHighestPriceUnderACapKeepsItAndTheNextOneDoesNot(
            @ForAll @IntRange(max = 2) int currency,
            @ForAll PriceLevel level,
            @ForAll @BigRange(min = "0", max = "3") @Scale(6) BigDecimal tax,
            @ForAll @LongRange(min = 1, max = 999_999) long net,
            @ForAll @BigRange(min = "0.000001", max = "0.999999") @Scale(6) BigDecimal exWorks,
            @ForAll @BigRange(min = "0", max = "100000") @Scale(4) BigDecimal cap) {
        Currency money = Currency.getInstance(new String[] {"JPY", "EUR", "KWD"}[currency]);
        PriceChain chain = new PriceChain(
                money,
                new Share(BigDecimal.valueOf(net), BigDecimal.valueOf(999_999)),
                Share.withTax(tax),
                Optional.of(Share.of(exWorks)));

        Money highest = chain.highest(level, cap).orElseThrow();

        assertThat(chain.at(level, highest).orElseThrow().amount()).isLessThanOrEqualTo(cap);
        Money next = highest.plus(Money.ofMinor(1, money));
        assertThat(chain.at(level, next).orElseThrow().amount()).isGreaterThan(cap);
    }

    @Test
    void aMaximumRetailPriceCountsTheRoundedTax() {
        PriceChain chain = new PriceChain(
                Currency.getInstance("EUR"), Share.WHOLE, Share.withTax(new BigDecimal("0.19")), Optional.empty());

        // 8.40 · 1.19 = 9.996, which is rounded up to 10.00 and no further.
        assertThat(chain.highest(PriceLevel.RETAIL_INCL_TAX, BigDecimal.TEN)).hasValue(Money.of("8.40", "EUR"));
        assertThat(chain.retailInclTax(Money.of("8.40", "EUR"))).isEqualTo(Money.of("10.00", "EUR"));
    }

    @Test
    void knowsNoExWorksPriceWhereNobodyHasSaidIt() {
        PriceChain chain = new PriceChain(Currency.getInstance("EUR"), Share.WHOLE, Share.WHOLE, Optional.empty());

        assertThat(chain.highest(PriceLevel.EX_WORKS, BigDecimal.TEN)).isEmpty();
        assertThat(chain.at(PriceLevel.EX_WORKS, Money.of("1.00", "EUR"))).isEmpty();
    }
}
