package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.catalogue.HouseBrand;
import io.partguard.demo.catalogue.Part;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The catalogue as the market sees it: a tenth of the parts makes half of the offers. */
final class Parts {
    private final Dice dice;
    private final List<Part> all;
    private final List<Part> current;
    private final List<Part> exchange;
    private final List<Part> withoutMark;
    private final List<Part> attractive;
    private final Map<HouseBrand, List<Part>> byBrand = new EnumMap<>(HouseBrand.class);
    private final Set<String> issued = new HashSet<>();

    Parts(Dice dice, List<Part> catalogue) {
        this.dice = dice;
        this.all = where(catalogue, part -> part.coreChargeFor() == null);
        this.current = where(all, part -> !part.superseded());
        this.exchange = where(all, part -> part.family().is("core"));
        this.withoutMark = where(current, part -> !part.family().is("mark"));
        this.attractive = where(
                current, part -> part.listPrice() * part.packQuantity() > 15 && part.brand() != HouseBrand.GRUNDHELM);
        for (HouseBrand brand : HouseBrand.values()) {
            byBrand.put(brand, where(current, part -> part.brand() == brand));
        }
        catalogue.forEach(part -> issued.add(part.number().replaceAll("[^A-Z0-9]", "")));
    }

    private static List<Part> where(List<Part> parts, Predicate<Part> test) {
        return parts.stream().filter(test).toList();
    }

    /** Any, superseded ones too: old stock and used parts carry old numbers. */
    Part any() {
        return popular(all);
    }

    Part current() {
        return popular(current);
    }

    Part exchange() {
        return popular(exchange);
    }

    /** One whose shape is no sign: what honest makers copy. */
    Part withoutMark() {
        return popular(withoutMark);
    }

    /** One that is worth faking. */
    Part attractive() {
        return popular(attractive);
    }

    Part sameBrand(Part part) {
        return dice.pick(byBrand.getOrDefault(part.brand(), all));
    }

    /** A number of the brand's shape that was never issued, written with the brand's separators. */
    String neverIssued(Part like) {
        while (true) {
            String number = like.brand().number(like.family().group(), dice);
            if (!issued.contains(number.replaceAll("[^A-Z0-9]", ""))) {
                return number;
            }
        }
    }

    private Part popular(List<Part> parts) {
        return dice.chance(.5) ? parts.get(dice.below(Math.max(1, parts.size() / 10))) : dice.pick(parts);
    }
}
