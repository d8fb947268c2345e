package io.partguard.detection.judging.signal;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of the numbers in a listing. */
final class NumberTruth {
    private static final int SHORTEST = 6;
    /** Share of the first characters that a number of ours and one never issued have in common. */
    private static final double SAME_START = .4;

    private NumberTruth() {}

    /** @param unissued as the listing writes it; {@code nearest} the number of ours that it resembles */
    record NeverIssued(String unissued, String nearest) {}

    /**
     * A number built as ours are, letter for letter and digit for digit, with the same beginning, that is none of ours.
     * Null where there is none, or where any number of the listing is ours.
     */
    static @Nullable NeverIssued neverIssued(ReadListing listing, List<Candidate> candidates) {
        List<String> ours = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            String number = folded(candidate.partNumber());
            ours.add(number);
            if (!"TEXT".equals(candidate.route()) && exactEnough(candidate.spelling())) {
                return null;
            }
        }
        for (String given : listing.numbers()) {
            String number = folded(given);
            if (number.length() < SHORTEST) {
                continue;
            }
            for (int i = 0; i < ours.size(); i++) {
                if (resembles(number, ours.get(i))) {
                    return new NeverIssued(given, candidates.get(i).partNumber());
                }
            }
        }
        return null;
    }

    private static boolean exactEnough(@Nullable String spelling) {
        return spelling == null
                || !spelling.equals("EDIT_1") && !spelling.equals("PREFIX") && !spelling.equals("SUFFIX");
    }

    private static String folded(String number) {
        return number.isBlank() || number.strip().length() > PartNumber.MAX_LENGTH
                ? ""
                : new PartNumber(number).folded();
    }

    private static boolean resembles(String given, String ours) {
        if (given.equals(ours) || given.length() < SHORTEST || Math.abs(given.length() - ours.length()) > 1) {
            return false;
        }
        int same = 0;
        int shorter = Math.min(given.length(), ours.length());
        while (same < shorter && given.charAt(same) == ours.charAt(same)) {
            same++;
        }
        if (same < SAME_START * ours.length()) {
            return false;
        }
        for (int i = same; i < shorter; i++) {
            if (Character.isDigit(given.charAt(i)) != Character.isDigit(ours.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
