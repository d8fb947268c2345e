package io.partguard.pricing.rule;

import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.rate.Rates;
import java.time.LocalDate;
import java.util.Optional;

/** What rules may ask about the world, all of it as known for one day. */
public interface Facts {

    /** The day the price is for, in the region's zone. */
    LocalDate validAt();

    /** Currency and levels of the cell. */
    PriceChain chain(Cell cell);

    Rates rates();

    /** The kind of part; empty where nobody has said. */
    Optional<String> family(PartKey part);
}
