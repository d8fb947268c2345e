package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceLevel;
import java.time.LocalDate;
import java.util.Optional;

/** Retail prices as they are seen at a rule's level, each through the chain of its own cell and day. */
record PricesAtLevel(PriceLevel level, Prices retail, Facts facts) implements Prices {

    @Override
    public Price in(PartKey part, String country) {
        return seen(retail.in(part, country), facts.validAt());
    }

    @Override
    public Price on(Cell cell, LocalDate day) {
        return seen(retail.on(cell, day), day);
    }

    private Price seen(Price price, LocalDate day) {
        return price instanceof Price.Known(Cell cell, Money amount)
                ? chain(cell, day)
                        .flatMap(chain -> chain.at(level, amount))
                        .<Price>map(there -> new Price.Known(cell, there))
                        .orElseGet(() -> new Price.Unknown(new Fact(Fact.Kind.EX_WORKS_SHARE, cell.region())))
                : price;
    }

    private Optional<PriceChain> chain(Cell cell, LocalDate day) {
        return day.equals(facts.validAt()) ? Optional.of(facts.chain(cell)) : facts.chain(cell, day);
    }
}
