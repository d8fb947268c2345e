package io.partguard.demo.catalogue;

import io.partguard.demo.Dice;
import java.util.List;

/**
 * An honest, invented maker of parts under its own name.
 *
 * @param prefix of its article numbers
 * @param supplier whether it also delivers to the vehicle maker (sells the same goods in its own box)
 */
public record AftermarketBrand(String name, String prefix, boolean supplier) {
    public static final List<AftermarketBrand> ALL = List.of(
            new AftermarketBrand("Ventobrake", "VB", false),
            new AftermarketBrand("Norfiltra", "NF", false),
            new AftermarketBrand("Lumiparto", "LP", false),
            new AftermarketBrand("Dexopart", "DX", false),
            new AftermarketBrand("Valperra", "VP", false),
            new AftermarketBrand("Steuerwin", "ST", false),
            new AftermarketBrand("Turbexor", "TX", false),
            new AftermarketBrand("Klarvex", "", false),
            new AftermarketBrand("Autorona", "AR", false),
            new AftermarketBrand("Primozol", "PZ", false),
            new AftermarketBrand("Meltroq", "", false),
            new AftermarketBrand("Yedekmar", "YM", false),
            new AftermarketBrand("Polczest", "PC", false),
            new AftermarketBrand("Brakoteva", "B", true),
            new AftermarketBrand("Luminorde", "L", true),
            new AftermarketBrand("Hydrazell", "H", true),
            new AftermarketBrand("Zellkolb", "KZ", true));

    /** An article number of its own for a part of {@code family}. */
    public String article(Family family, Dice dice) {
        String digits = dice.digits(dice.between(4, 6));
        return prefix.isEmpty() ? family.group() + "." + digits : prefix + dice.pick("-", "", " ") + digits;
    }
}
