package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import java.time.LocalDate;

/** Prices that rules compare with: the part's in other countries, and its own of other days. */
public interface Prices {

    /** Known, known not to exist, or not known: the last two must never be mistaken for each other. */
    sealed interface Price {
        record Known(Cell cell, Money amount) implements Price {}

        /** The part is not sold there, or was not then. */
        record None() implements Price {}

        record Unknown(Fact missing) implements Price {}
    }

    /** For whoever looks at one price alone: rules that compare it with others cannot be decided. */
    Prices UNKNOWN = new Prices() {
        @Override
        public Price in(PartKey part, String country) {
            return new Price.Unknown(new Fact(Fact.Kind.OTHER_PRICE, country));
        }

        @Override
        public Price on(Cell cell, LocalDate day) {
            return new Price.Unknown(new Fact(Fact.Kind.PAST_PRICE, day.toString()));
        }
    };

    /** The part's price in a country on the day the rule is looked at. */
    Price in(PartKey part, String country);

    /** The cell's price on another day. */
    Price on(Cell cell, LocalDate day);
}
