package io.partguard.demo.price;

import io.partguard.demo.catalogue.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The list price of a part in a region: {@code German price · rate · (price level of the region ÷ of Germany)^s}, rounded
 * down to the region's grid. {@code s} says how far a family follows purchasing power: .15 where it carries the sign or
 * is safety-critical (parallel trade would be worst there), .35 for parts that are fitted in a workshop, .5 for what
 * wears and is bought everywhere. Deterministic: no chance in it.
 */
public final class PriceLaw {
    private static final double GERMANY = Region.of("DE").priceLevel();

    private PriceLaw() {}

    /** How far the part's family follows purchasing power, 0 to 1. */
    static double sensitivity(Part part) {
        if (part.family().is("mark") || part.family().is("safe")) {
            return .15;
        }
        return part.family().base() < 60 ? .5 : .35;
    }

    /** Without tax, in the region's currency, with its minor digits, at least one step of the grid. */
    public static BigDecimal listPrice(Part part, Region region) {
        double price = part.listPrice()
                * Rates.anchor(region.currency())
                * Math.pow(region.priceLevel() / GERMANY, sensitivity(part));
        BigDecimal grid = new BigDecimal(region.grid());
        BigDecimal steps = BigDecimal.valueOf(price).divide(grid, 0, RoundingMode.FLOOR);
        return steps.max(BigDecimal.ONE).multiply(grid).setScale(2, RoundingMode.UNNECESSARY);
    }

    /** What a dealer pays, rounded to the currency's minor digits. */
    public static BigDecimal dealerNet(BigDecimal listPrice, Region region) {
        return listPrice
                .multiply(BigDecimal.ONE.subtract(new BigDecimal(region.dealerDiscount())))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** What a customer pays in the shop. */
    public static double retail(Part part, Region region) {
        return listPrice(part, region).doubleValue() * (1 + Double.parseDouble(region.tax()));
    }
}
