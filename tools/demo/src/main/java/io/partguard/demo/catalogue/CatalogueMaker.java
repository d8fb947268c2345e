package io.partguard.demo.catalogue;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the parts, then links them: supersessions, kits, deposits, references of the electrics brand to vehicle makers. */
public final class CatalogueMaker {
    /** Brand shares, in the order of {@link HouseBrand}. */
    private static final double[] SHARES = {.34, .2, .14, .16, .09, .07};

    private static final List<String> ENGINES =
            List.of("1.2 TSi", "1.6 HD", "2.0 HD", "2.0 16V", "3.0 V6", "1.4", "5.9 R6", "hybrid");

    /** Families that differ by engine. */
    private static final Set<String> OF_ENGINES = Set.of(
            "oil-filter",
            "air-filter",
            "fuel-filter",
            "injector",
            "high-pressure-pump",
            "turbocharger",
            "water-pump",
            "timing-belt-kit",
            "clutch-kit",
            "flywheel",
            "engine-mount",
            "ecu",
            "lambda-sensor",
            "maf-sensor",
            "egr-valve",
            "dpf",
            "gasket-set",
            "piston-set",
            "service-kit");

    private final Dice dice;
    private final List<Family> families = Family.all();
    private final Set<String> issued = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private int articles;

    private CatalogueMaker(long seed) {
        this.dice = Dice.of(seed, "catalogue");
    }

    /** At least {@code count} parts, no number twice within a brand. The first is the one that the demonstration shows. */
    public static List<Part> make(long seed, int count) {
        CatalogueMaker maker = new CatalogueMaker(seed);
        maker.parts.add(maker.showcase());
        while (maker.parts.size() < count) {
            maker.addChain(count);
        }
        maker.addKitContents();
        maker.addDeposits(count / 150);
        return List.copyOf(maker.parts);
    }

    private Part showcase() {
        Family family = families.stream()
                .filter(f -> f.key().equals("headlight"))
                .findFirst()
                .orElseThrow();
        issued.add("KARVESSA5N0 941 005 C");
        return draw(HouseBrand.KARVESSA, family, "5N0 941 005 C", true, 489.00);
    }

    /** A part and, for about one in nine, the parts that replaced it one after the other. */
    private void addChain(int count) {
        HouseBrand brand = HouseBrand.values()[dice.weighted(SHARES)];
        List<Family> made = families.stream()
                .filter(f -> f.brands().indexOf(brand.letter()) >= 0)
                .toList();
        Family family = dice.pick(made);
        double price = family.base() * brand.priceFactor() * Math.exp(family.spread() * dice.bell());
        Part part = draw(brand, family, fresh(brand, family.group()), dice.chance(.5), price);
        int successors = dice.chance(.11) ? 1 + dice.weighted(6, 3, 1) : 0;
        for (int i = 0; i < successors && parts.size() + 1 < count; i++) {
            String next = brand.successor(part.number());
            if (!issued.add(brand + next)) {
                break;
            }
            parts.add(replaced(part, next));
            price *= 1.04;
            part = copy(part, next, price);
        }
        parts.add(part);
    }

    private Part replaced(Part part, String next) {
        List<String> others = sameBrand(part.brand(), next);
        return switch (others.isEmpty() ? 0 : dice.weighted(88, 5, 3, 4)) {
            case 1 -> part.replacedBy(List.of(), "USE " + bare(next) + " & " + bare(dice.pick(others)));
            case 2 -> part.replacedBy(List.of(), "USE " + bare(next) + " x" + dice.between(2, 4));
            case 3 -> part.replacedBy(List.of(), "USE " + bare(next) + " OR " + bare(dice.pick(others)));
            default -> part.replacedBy(List.of(next), null);
        };
    }

    /** Notes write numbers in one piece: with blanks in it nobody could say where a number ends. */
    private static String bare(String number) {
        return number.replace(" ", "");
    }

    /** Numbers that may stand beside {@code next} in a supersession note. */
    private List<String> sameBrand(HouseBrand brand, String next) {
        List<String> numbers = new ArrayList<>();
        for (int i = parts.size() - 1; i >= 0 && numbers.size() < 5; i--) {
            if (parts.get(i).brand() == brand
                    && !parts.get(i).superseded()
                    && !parts.get(i).number().equals(next)) {
                numbers.add(parts.get(i).number());
            }
        }
        return numbers;
    }

    private Part draw(HouseBrand brand, Family family, String number, boolean firstSide, double price) {
        int from = dice.between(1998, 2021);
        Boolean front = family.is("fr") ? Boolean.valueOf(dice.chance(.5)) : null;
        Boolean left = family.is("lr") ? Boolean.valueOf(firstSide) : null;
        List<String> models = new ArrayList<>(List.of(dice.pick(brand.models())));
        if (dice.chance(.4)) {
            String second = dice.pick(brand.models());
            if (!models.contains(second)) {
                models.add(second);
            }
        }
        String years = from + "-" + (from + dice.between(3, 9));
        String detail = detail(family);
        String name = name(family, front, left, detail);
        return new Part(
                brand,
                number,
                family,
                name,
                description(brand, family, models, years, detail),
                List.copyOf(models),
                years,
                front,
                left,
                dice.chance(.8) ? gtin(brand) : null,
                brand == HouseBrand.BRENVOLT ? references() : List.of(),
                interchanges(brand, family),
                List.of(),
                null,
                null,
                family.is("core") ? Math.round(price * .22 * 20) / 20.0 : 0,
                family.pieces(),
                price,
                family.is("mark") || dice.chance(.3)
                        ? "https://images.aldervane.example/" + brand.name().toLowerCase(Locale.ROOT) + "/"
                                + number.replaceAll("[^A-Z0-9]", "") + ".jpg"
                        : null);
    }

    private Part copy(Part part, String number, double price) {
        return new Part(
                part.brand(),
                number,
                part.family(),
                part.name(),
                part.description(),
                part.models(),
                part.years(),
                part.front(),
                part.left(),
                part.gtin() == null ? null : gtin(part.brand()),
                part.oeNumbers(),
                part.interchanges(),
                List.of(),
                null,
                null,
                part.coreCharge(),
                part.packQuantity(),
                price,
                part.image());
    }

    private String detail(Family family) {
        return switch (family.key()) {
            case "brake-disc" -> dice.between(238, 420) + "x" + dice.between(10, 36) + " mm";
            case "poly-v-belt" -> dice.between(4, 8) + "PK" + dice.between(650, 2600);
            case "battery" -> dice.between(44, 110) + " Ah " + dice.between(40, 95) * 10 + " A";
            case "alternator" -> dice.between(6, 18) * 10 + " A";
            case "starter" -> dice.between(10, 25) / 10.0 + " kW";
            case "alloy-wheel" -> dice.between(6, 9) + "Jx" + dice.between(15, 21) + " ET" + dice.between(25, 52);
            case "screw" -> "M" + dice.between(5, 16) + "x" + dice.between(10, 90);
            case "thermostat" -> dice.between(75, 105) + " °C";
            case "wiper-blades" -> dice.between(45, 70) + "0/" + dice.between(35, 60) + "0 mm";
            case "bucket-tooth", "track-roller" -> dice.between(8, 60) + " kg";
            default -> OF_ENGINES.contains(family.key()) && dice.chance(.7) ? dice.pick(ENGINES) : "";
        };
    }

    private static String name(Family family, @Nullable Boolean front, @Nullable Boolean left, String detail) {
        StringBuilder name = new StringBuilder(
                        family.name(Language.EN).substring(0, 1).toUpperCase(Locale.ROOT))
                .append(family.name(Language.EN).substring(1));
        if (front != null) {
            name.append(front ? ", front" : ", rear");
        }
        if (left != null) {
            name.append(left ? ", left" : ", right");
        }
        return detail.isEmpty()
                ? name.toString()
                : name.append(' ').append(detail).toString();
    }

    private String description(HouseBrand brand, Family family, List<String> models, String years, String detail) {
        StringBuilder text = new StringBuilder();
        for (Language language : Language.values()) {
            text.append(text.isEmpty() ? "" : " / ").append(family.name(language));
        }
        text.append(". ")
                .append(brand.label())
                .append(' ')
                .append(String.join(", ", models))
                .append(' ')
                .append(years);
        if (!detail.isEmpty()) {
            text.append(", ").append(detail);
        }
        return text.append('.').toString();
    }

    private String fresh(HouseBrand brand, String group) {
        while (true) {
            String number = brand.number(group, dice);
            if (issued.add(brand + number)) {
                return number;
            }
        }
    }

    private String gtin(HouseBrand brand) {
        String twelve = brand.gtinPrefix() + String.format(Locale.ROOT, "%05d", articles++ % 100_000);
        return Gtins.complete(twelve);
    }

    /** Vehicle makers' numbers that a part of the electrics brand stands for: parts of the group's own vehicles. */
    private List<String> references() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3 && !parts.isEmpty(); i++) {
            Part part = dice.pick(parts);
            if (part.brand() != HouseBrand.BRENVOLT && !numbers.contains(part.number())) {
                numbers.add(part.number());
            }
        }
        return List.copyOf(numbers);
    }

    private List<String> interchanges(HouseBrand brand, Family family) {
        if (family.is("mark") || !dice.chance(.45)) {
            return List.of();
        }
        List<String> others = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            AftermarketBrand other = dice.pick(AftermarketBrand.ALL);
            others.add(other.name() + ":" + other.article(family, dice));
        }
        return List.copyOf(others);
    }

    /** Kits say what is in them: numbers of other parts of the brand. */
    private void addKitContents() {
        Map<HouseBrand, List<Part>> byBrand = new HashMap<>();
        parts.forEach(part ->
                byBrand.computeIfAbsent(part.brand(), b -> new ArrayList<>()).add(part));
        for (int i = 0; i < parts.size(); i++) {
            Part kit = parts.get(i);
            if (!kit.family().is("kit")) {
                continue;
            }
            StringBuilder text = new StringBuilder(kit.description()).append(" Contains:");
            for (int n = dice.between(2, 4); n > 0; n--) {
                Part piece = dice.pick(byBrand.getOrDefault(kit.brand(), parts));
                text.append(' ')
                        .append(dice.between(1, 4))
                        .append(" x ")
                        .append(piece.number())
                        .append(n > 1 ? "," : ".");
            }
            parts.set(i, described(kit, text.toString()));
        }
    }

    private static Part described(Part part, String description) {
        return new Part(
                part.brand(),
                part.number(),
                part.family(),
                part.name(),
                description,
                part.models(),
                part.years(),
                part.front(),
                part.left(),
                part.gtin(),
                part.oeNumbers(),
                part.interchanges(),
                part.supersededBy(),
                part.note(),
                part.coreChargeFor(),
                part.coreCharge(),
                part.packQuantity(),
                part.listPrice(),
                part.image());
    }

    /** The deposit on some exchange parts as a row of its own, its number marked by a {@code #}. */
    private void addDeposits(int wanted) {
        List<Part> exchange = parts.stream()
                .filter(part -> part.family().is("core") && !part.superseded())
                .limit(wanted)
                .toList();
        for (Part part : exchange) {
            parts.add(new Part(
                    part.brand(),
                    part.number() + "#",
                    part.family(),
                    "Deposit: " + part.name(),
                    "Refundable deposit on the old part.",
                    part.models(),
                    part.years(),
                    part.front(),
                    part.left(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    part.number(),
                    part.coreCharge(),
                    1,
                    part.coreCharge(),
                    null));
        }
    }
}
