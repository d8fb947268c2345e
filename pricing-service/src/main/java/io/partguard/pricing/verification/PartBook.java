package io.partguard.pricing.verification;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Prices;
import java.time.LocalDate;
import java.util.Map;

/** One part's finished prices as rules see them: a region without one does not sell the part. */
record PartBook(PartKey part, Map<String, Money> byRegion, Map<String, Region> regionOf, Prices past)
        implements Prices {

    @Override
    public Price in(PartKey asked, String country) {
        Region region = regionOf.get(country);
        Money price = region == null ? null : byRegion.get(region.id());
        return region == null || price == null || !asked.equals(part)
                ? new Price.None()
                : new Price.Known(new Cell(part, region.id(), country), price);
    }

    @Override
    public Price on(Cell cell, LocalDate day) {
        return past.on(cell, day);
    }
}
