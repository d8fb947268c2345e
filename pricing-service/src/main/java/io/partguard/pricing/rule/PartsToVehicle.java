package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.rate.Rates.Converted;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * All parts of a vehicle against the vehicle: Σ nₖ · pₖ ≤ ρ · price of the vehicle. China publishes this ratio as an
 * indicator (C-Class 1273 per cent, mean of 100 models 329, "about 300" called right); as a limit it is a hypothesis.
 *
 * @param vehicle id of the vehicle or machine
 * @param currency of the prices added up, the region's
 * @param ratio ρ, more than 0: 3 for 300 per cent
 * @param quantities of each part; none: those of the vehicle's bill of parts on the day
 */
public record PartsToVehicle(String vehicle, Currency currency, BigDecimal ratio, Map<PartKey, Share> quantities)
        implements Basket {

    /** @throws IllegalArgumentException for a ratio of 0 or less */
    public PartsToVehicle {
        if (ratio.signum() <= 0) {
            throw new IllegalArgumentException("a ratio must be more than 0");
        }
        quantities = Map.copyOf(quantities);
    }

    /** The same of the parts that the vehicle's bill names, where the rule itself names none. */
    public PartsToVehicle of(Map<PartKey, Share> bill) {
        return quantities.isEmpty() ? new PartsToVehicle(vehicle, currency, ratio, bill) : this;
    }

    @Override
    public RuleType type() {
        return RuleType.PARTS_TO_VEHICLE;
    }

    @Override
    public Budget budget(String country, Facts facts) {
        if (quantities.isEmpty()) {
            return new Budget.Unknown(new Fact(Fact.Kind.BILL_OF_PARTS, vehicle));
        }
        Optional<Money> price = facts.vehiclePrice(vehicle, country);
        if (price.isEmpty()) {
            return new Budget.Unknown(new Fact(Fact.Kind.VEHICLE_PRICE, vehicle + " in " + country));
        }
        return facts.rates()
                .convert(price.get().amount().multiply(ratio), price.get().currency(), currency)
                .map(Converted::amount)
                .<Budget>map(Budget.AtMost::new)
                .orElseGet(() -> new Budget.Unknown(Limits.rate(price.get().currency(), currency)));
    }
}
