package io.partguard.detection.learning;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Offers as shops of any trade write them: some words of a catalogue row, in another order, with or without the number,
 * with words of their own. They teach the match model shapes that the feed's generator does not have.
 */
final class PlainListings {
    private static final List<String> FILLERS = List.of(
            "new",
            "black",
            "white",
            "set",
            "kit",
            "pack of 2",
            "retail",
            "for",
            "with",
            "inch",
            "series",
            "pro",
            "2.0",
            "oem",
            "original",
            "free shipping",
            "refurbished",
            "each",
            "replacement",
            "compact",
            "universal",
            "v2",
            "110v",
            "12v");

    private final List<KnownPart> parts;
    private final Random random;
    private int count;

    PlainListings(List<KnownPart> parts, Random random) {
        this.parts = parts;
        this.random = random;
    }

    Listing of(KnownPart part) {
        List<String> words = new ArrayList<>();
        for (String word : part.name().split("[\\s,]+")) {
            if (random.nextDouble() < .8) {
                words.add(word);
            }
        }
        if (part.description() != null && random.nextDouble() < .6) {
            some(part.description().split("[\\s,/]+"), 6, words);
        }
        if (random.nextDouble() < .5) {
            Collections.shuffle(words, random);
        }
        if (random.nextDouble() < .75) {
            words.addFirst(part.brand());
        }
        boolean numbered = random.nextDouble() < .55;
        if (numbered) {
            words.add(random.nextInt(words.size() + 1), written(part.number()));
        } else if (random.nextDouble() < .3) {
            // Somebody else's number in the title speaks against a match.
            words.add(written(parts.get(random.nextInt(parts.size())).number()));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            words.add(random.nextInt(words.size() + 1), FILLERS.get(random.nextInt(FILLERS.size())));
        }
        String title = String.join(" ", words);
        return listing(
                random.nextBoolean() ? title.toLowerCase(Locale.ROOT) : title,
                random.nextDouble() < .6 ? part.brand() : null,
                random.nextDouble() < .35 ? written(part.number()) : null);
    }

    private void some(String[] from, int most, List<String> into) {
        List<String> shuffled = new ArrayList<>(Arrays.asList(from));
        Collections.shuffle(shuffled, random);
        into.addAll(shuffled.subList(0, Math.min(shuffled.size(), 1 + random.nextInt(most))));
    }

    /** As printed, bare, with other separators, cut short, or with a suffix of the shop's. */
    private String written(String number) {
        String bare = new PartNumber(number).normalized();
        return switch (random.nextInt(8)) {
            case 0, 1 -> number;
            case 2, 3 -> bare;
            case 4 -> bare.length() > 6 ? bare.substring(0, 4) + "-" + bare.substring(4) : bare;
            case 5 -> bare.length() > 7 ? bare.substring(0, bare.length() - 1) : bare;
            case 6 -> bare + "-" + (1 + random.nextInt(9));
            default -> number.toLowerCase(Locale.ROOT);
        };
    }

    private Listing listing(String title, @Nullable String brand, @Nullable String number) {
        return new Listing(
                "plain",
                Integer.toString(count++),
                null,
                null,
                title,
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
