package io.partguard.detection.judging.matching;

import io.partguard.detection.judging.brand.Marker;
import io.partguard.detection.judging.brand.Markers;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.text.Gap;
import io.partguard.detection.judging.text.Phrases;
import io.partguard.detection.judging.text.Token;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an offer of several parts consists of. A title that says that it is a set and shows the numbers of several parts of
 * one brand offers each of them; a list of numbers behind "OE no." or "fits" is a reference list and offers none.
 */
public final class Contents {
    private static final Phrases<Boolean> SET_WORDS =
            Phrases.read(Contents.class, List.of("set-words.txt"), heading -> true);

    private static final Set<Marker> REFERENCES = Set.of(Marker.REFERENCE, Marker.COPY, Marker.AFTERMARKET);
    private static final Pattern BEFORE = Pattern.compile("([1-9][0-9]?)x");
    private static final Pattern BEHIND = Pattern.compile("x([1-9][0-9]?)");
    private static final int MOST_TOKENS = 8;
    private static final int SHORTEST_NUMBER = 5;

    private Contents() {}

    /** @param pieces of this part in the offer, at least 1 */
    public record Item(Candidate part, int pieces) {}

    private record Place(Candidate part, int from, int to) {}

    /** In the order of the title; empty where the offer is of one part, or of none that could be told. */
    public static List<Item> of(ReadListing listing, List<Candidate> candidates, Match match) {
        List<Token> title = listing.text().title();
        boolean set = !SET_WORDS.in(title).isEmpty()
                || listing.listing().title().contains(" + ")
                || listing.listing().title().contains(" & ");
        boolean references = Markers.in(title).stream().anyMatch(found -> REFERENCES.contains(found.kind()));
        if (!set || references) {
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.brand().equals(match.candidate().brand()) && "OWN_NUMBER".equals(candidate.route())) {
                place(title, candidate).ifPresent(places::add);
            }
        }
        places.sort(Comparator.comparingInt(Place::from));
        List<Item> items = new ArrayList<>();
        int end = 0;
        for (Place place : places) {
            if (place.from() >= end) {
                items.add(new Item(place.part(), pieces(title, place)));
                end = place.to();
            }
        }
        return items.size() < 2 ? List.of() : List.copyOf(items);
    }

    /** Where the part's whole number stands, as one word or in pieces. */
    private static Optional<Place> place(List<Token> title, Candidate part) {
        String ours = folded(part.partNumber());
        if (ours.length() < SHORTEST_NUMBER) {
            return Optional.empty();
        }
        for (int from = 0; from < title.size(); from++) {
            StringBuilder given = new StringBuilder();
            for (int to = from; to < Math.min(title.size(), from + MOST_TOKENS); to++) {
                given.append(title.get(to).written());
                if (given.length() > PartNumber.MAX_LENGTH) {
                    break;
                }
                if (folded(given.toString()).equals(ours)) {
                    return Optional.of(new Place(part, from, to + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static String folded(String number) {
        return number.isBlank() || number.strip().length() > PartNumber.MAX_LENGTH
                ? ""
                : new PartNumber(number).folded();
    }

    /** {@code 2x} in front of the number or {@code x2} behind it, in its own clause. */
    private static int pieces(List<Token> title, Place place) {
        int before = place.from() > 0 && title.get(place.from()).before() != Gap.BREAK
                ? pieces(BEFORE, title.get(place.from() - 1))
                : 0;
        int behind = place.to() < title.size() && title.get(place.to()).before() != Gap.BREAK
                ? pieces(BEHIND, title.get(place.to()))
                : 0;
        return Math.max(1, Math.max(before, behind));
    }

    private static int pieces(Pattern pattern, Token token) {
        Matcher matcher = pattern.matcher(token.word());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
