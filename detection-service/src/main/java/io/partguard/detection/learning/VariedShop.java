package io.partguard.detection.learning;

import io.partguard.detection.judging.listing.Listing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A shop of made-up goods of every shape, and what other shops write of the same goods: words dropped, added, joined, cut
 * and put in another order; numbers elsewhere, differently written, somebody else's, or missing. Families of goods that
 * differ in one word and in the tail of the number are the near neighbours that a match model must tell apart. All words
 * are syllables: what is learnt from them is shape alone.
 */
final class VariedShop {
    private static final String[] SYLLABLES = {
        "ba", "lo", "ti", "ren", "sok", "mi", "dar", "ve", "nu", "pel", "ka", "tor", "zi", "fan", "gu", "ris", "mo",
        "hel", "cu", "wan", "sta", "bri", "ple", "dro", "ne", "xi", "ja", "qua", "lin", "ost"
    };
    private static final String[] UNITS = {"gb", "mm", "inch", "w", "v", "mah", "ft", "oz", "pack", "dpi", "mp", "hz"};
    private static final int BRANDS = 160;
    private static final int KINDS = 120;
    private static final int COLOURS = 14;

    private final Random random;
    private final List<String> brands = new ArrayList<>();
    private final List<List<String>> kinds = new ArrayList<>();
    private final List<String> colours = new ArrayList<>();
    private final List<String> chatter = new ArrayList<>();
    private int count;

    /** @param words of the name, the most telling last */
    private record Goods(
            String brand, List<String> series, List<String> kind, List<String> attributes, String number) {}

    /** @param gold id of the part it offers; null where the shop has it not */
    record Offer(Listing listing, @Nullable String gold) {}

    final List<KnownPart> parts = new ArrayList<>();
    final List<Offer> offers = new ArrayList<>();

    VariedShop(Random random, int families) {
        this.random = random;
        for (int i = 0; i < BRANDS; i++) {
            brands.add(random.nextDouble() < .2 ? word() + " " + word() : word());
        }
        for (int i = 0; i < KINDS; i++) {
            List<String> kind = new ArrayList<>();
            for (int w = 1 + random.nextInt(4); w > 0; w--) {
                kind.add(word());
            }
            kinds.add(kind);
        }
        for (int i = 0; i < COLOURS; i++) {
            colours.add(word());
        }
        for (int i = 0; i < 60; i++) {
            chatter.add(word());
        }
        for (int i = 0; i < families; i++) {
            family();
        }
        Collections.shuffle(offers, random);
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i >= 0; i--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    private String digits(int most) {
        StringBuilder digits = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        for (int i = 1; i < most; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private String letters(int most) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < most; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private String attribute() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> pick(colours);
            case 2 -> digits(1 + random.nextInt(3)) + (chance(.5) ? " " : "") + UNITS[random.nextInt(UNITS.length)];
            case 3 -> digits(1 + random.nextInt(2)) + " x " + digits(1 + random.nextInt(2));
            case 4 -> digits(1) + "." + digits(1) + (chance(.5) ? " " + UNITS[random.nextInt(UNITS.length)] : "");
            default -> word();
        };
    }

    private String number() {
        return switch (random.nextInt(7)) {
            case 0 -> digits(5 + random.nextInt(4));
            case 1 -> letters(2 + random.nextInt(2)) + "-" + digits(3 + random.nextInt(3));
            case 2 -> letters(1 + random.nextInt(3)) + digits(3 + random.nextInt(3)) + letters(random.nextInt(4));
            case 3 -> digits(3) + "-" + digits(5 + random.nextInt(2));
            case 4 -> letters(2) + "-" + letters(2) + digits(2) + "-" + letters(1) + digits(1);
            case 5 -> letters(3) + digits(2) + letters(2) + digits(2);
            default -> digits(2) + letters(2) + digits(3 + random.nextInt(3));
        };
    }

    /** The number of a sister: the tail differs, or all of it. */
    private String sister(String number) {
        if (chance(.45)) {
            return number();
        }
        int keep = Math.max(2, number.length() - 1 - random.nextInt(3));
        String tail = number.substring(Math.min(keep, number.length()));
        return number.substring(0, Math.min(keep, number.length()))
                + (tail.chars().anyMatch(Character::isDigit) || chance(.5)
                        ? digits(Math.max(1, tail.length()))
                        : letters(2));
    }

    private void family() {
        String brand = pick(brands);
        List<String> kind = pick(kinds);
        List<String> series = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            series.add(chance(.3) ? letters(1 + random.nextInt(2)) + digits(1 + random.nextInt(3)) : word());
        }
        List<String> shared = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            shared.add(attribute());
        }
        String first = number();
        int sisters = chance(.35) ? 1 : 2 + random.nextInt(5);
        List<Goods> goods = new ArrayList<>();
        for (int i = 0; i < sisters; i++) {
            List<String> attributes = new ArrayList<>(shared);
            if (i > 0 || chance(.7)) {
                attributes.add(attribute());
            }
            if (i > 0 && !shared.isEmpty() && chance(.3)) {
                attributes.set(random.nextInt(shared.size()), attribute());
            }
            List<String> own = chance(.15) ? List.of(word()) : series;
            goods.add(new Goods(brand, own, kind, attributes, i == 0 ? first : sister(first)));
        }
        // The shop has some of a family; of the others it sees offers that are none of its own.
        double stocked = random.nextDouble();
        for (Goods one : goods) {
            boolean ours = chance(.15 + .7 * stocked);
            String id = ours ? stock(one) : null;
            for (int i = chance(.75) ? 1 : 2; i > 0; i--) {
                offers.add(new Offer(offer(one, goods), id));
            }
        }
    }

    private String stock(Goods goods) {
        boolean unnumbered = chance(.12);
        String number = unnumbered ? Integer.toString(parts.size()) : goods.number();
        List<String> title = new ArrayList<>();
        if (chance(.75)) {
            title.add(goods.brand());
        }
        if (!unnumbered && chance(.35)) {
            title.add(goods.number());
        }
        title.addAll(goods.series());
        List<String> attributes = new ArrayList<>(goods.attributes());
        if (chance(.15) && !attributes.isEmpty()) {
            attributes.removeLast();
        }
        if (chance(.4)) {
            title.addAll(attributes);
            title.addAll(goods.kind());
        } else {
            title.addAll(goods.kind());
            title.addAll(attributes);
        }
        KnownPart part = new KnownPart(
                goods.brand(),
                number,
                String.join(" ", title),
                chance(.5) ? String.join(" ", goods.kind()) : null,
                null,
                null,
                List.of(),
                List.of(),
                false,
                null,
                null,
                null);
        if (parts.stream()
                .skip(Math.max(0, parts.size() - 12))
                .noneMatch(known -> known.id().equals(part.id()))) {
            parts.add(part);
        }
        return part.id();
    }

    private Listing offer(Goods goods, List<Goods> family) {
        double mood = random.nextDouble();
        List<String> title = new ArrayList<>();
        keep(goods.series(), .92, title);
        keep(goods.kind(), 1 - .35 * mood, title);
        keep(goods.attributes(), 1 - .5 * mood, title);
        for (int i = chance(.5) ? 0 : random.nextInt(6); i > 0; i--) {
            title.add(random.nextInt(title.size() + 1), chance(.6) ? pick(chatter) : attribute());
        }
        if (chance(.35)) {
            Collections.shuffle(title, random);
        }
        if (chance(.8)) {
            title.addFirst(chance(.9) ? goods.brand() : goods.brand().split(" ")[0]);
        }
        String shown = written(goods.number());
        if (chance(.5)) {
            title.add(random.nextInt(Math.min(title.size(), 3) + 1), shown);
        } else if (chance(.25)) {
            title.add(chance(.5) ? letters(2) + digits(4) : digits(6));
        }
        String field = switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> written(goods.number());
            case 4 -> chance(.3) ? digits(6) : number();
            case 5 -> chance(.5) ? pick(family).number() : written(goods.number());
            default -> null;
        };
        // A sister's number in the field means the sister: then it must not be taught as this one.
        if (field != null
                && !field.equals(goods.number())
                && family.stream().anyMatch(other -> other.number().equals(field))) {
            return listing(mangled(title), brandField(goods), null);
        }
        return listing(mangled(title), brandField(goods), field);
    }

    private @Nullable String brandField(Goods goods) {
        return chance(.15)
                ? null
                : chance(.9) ? goods.brand() : chance(.6) ? goods.brand().split(" ")[0] : pick(brands);
    }

    private void keep(List<String> words, double share, List<String> into) {
        for (String word : words) {
            if (chance(share)) {
                into.add(word);
            }
        }
    }

    private String written(String number) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> number;
            case 4, 5 -> number.replace("-", "");
            case 6 ->
                number.length() > 5 && chance(.5)
                        ? number.substring(0, 3) + "-" + number.substring(3)
                        : number + (chance(.5) ? "-" : "") + letters(2);
            default -> number.length() > 6 ? number.substring(0, number.length() - 1 - random.nextInt(2)) : number;
        };
    }

    /** Two words written as one, one cut short, a letter lost. */
    private String mangled(List<String> title) {
        StringBuilder text = new StringBuilder();
        for (String word : title) {
            String written = word;
            if (chance(.03) && word.length() > 5) {
                written = word.substring(0, 4);
            } else if (chance(.02) && word.length() > 4) {
                int at = 1 + random.nextInt(word.length() - 2);
                written = word.substring(0, at) + word.substring(at + 1);
            }
            boolean joined = chance(.03);
            text.append(text.isEmpty() || joined ? "" : chance(.04) ? "-" : " ").append(written);
        }
        String all = text.toString();
        return chance(.5) ? all : all.toUpperCase(Locale.ROOT);
    }

    private Listing listing(String title, @Nullable String brand, @Nullable String number) {
        return new Listing(
                "varied",
                Integer.toString(count++),
                null,
                null,
                title.isBlank() ? "?" : title,
                null,
                brand,
                number,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
