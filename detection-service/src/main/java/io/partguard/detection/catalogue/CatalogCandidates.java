package io.partguard.detection.catalogue;

import io.partguard.detection.catalogue.CatalogClient.Answer;
import io.partguard.detection.catalogue.CatalogClient.Asked;
import io.partguard.detection.catalogue.CatalogClient.Question;
import io.partguard.detection.catalogue.CatalogClient.Result;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.outbound.Neighbours;
import io.partguard.identity.Gtin;
import io.partguard.identity.Lookup;
import io.partguard.identity.PartNumber;
import io.partguard.neighbours.CallFailed;
import io.partguard.neighbours.Guard;
import io.partguard.neighbours.Guards;
import io.partguard.neighbours.Neighbour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Candidates from catalog-service, at most {@value #MOST_LISTINGS} listings a call. */
@Component
class CatalogCandidates implements CandidateFinder {
    static final int MOST_LISTINGS = 500;
    /** The match model tells ten candidates apart; more of them cost time and change no match. */
    private static final int CANDIDATES = 10;

    private static final int MOST_NUMBERS = 50;
    /** Longer titles repeat themselves. */
    private static final int LONGEST_TEXT = 2_000;

    private final CatalogClient client;
    private final Guard guard;
    private final Neighbour catalog;

    CatalogCandidates(CatalogClient client, Guards guards, Neighbours neighbours) {
        this.client = client;
        this.guard = guards.of("catalog");
        this.catalog = neighbours.catalog();
    }

    @Override
    public Found find(List<ReadListing> listings) {
        String revision = "";
        List<Lookup<List<Candidate>>> answers = new ArrayList<>(listings.size());
        for (int from = 0; from < listings.size(); from += MOST_LISTINGS) {
            List<ReadListing> some = listings.subList(from, Math.min(listings.size(), from + MOST_LISTINGS));
            try {
                Complete complete = guard.call(() -> ask(some));
                revision = complete.revision();
                complete.candidates().forEach(found -> answers.add(new Lookup.Found<>(found)));
            } catch (CallFailed e) {
                some.forEach(listing -> answers.add(new Lookup.Unavailable<>(e.asCause())));
            }
        }
        return new Found(revision, answers);
    }

    /** The catalogue refuses a whole question for one number it can't have: such a number is nobody's. */
    private static List<String> numbers(ReadListing read) {
        return read.numbers().stream()
                .filter(number -> !number.isBlank() && number.length() <= PartNumber.MAX_LENGTH)
                .limit(MOST_NUMBERS)
                .toList();
    }

    private record Complete(String revision, List<List<Candidate>> candidates) {}

    private Complete ask(List<ReadListing> listings) {
        List<Asked> asked = new ArrayList<>(listings.size());
        for (int i = 0; i < listings.size(); i++) {
            ReadListing read = listings.get(i);
            asked.add(new Asked(
                    Integer.toString(i),
                    numbers(read),
                    read.listing().brand(),
                    Gtin.parse(Objects.requireNonNullElse(read.listing().gtin(), ""))
                            .map(Gtin::digits)
                            .orElse(null),
                    read.searchText().length() <= LONGEST_TEXT
                            ? read.searchText()
                            : read.searchText().substring(0, LONGEST_TEXT)));
        }
        return complete(
                client.candidates(new Question(asked, CANDIDATES), catalog.timeFor(asked.size())), asked.size());
    }

    /** An answer that lacks a listing was not a complete search for it, and that is not the same as none found. */
    private Complete complete(@Nullable Answer answer, int asked) {
        if (answer == null || answer.results() == null || answer.catalogueRevision() == null) {
            throw guard.garbage("an answer without results or revision");
        }
        if (answer.normaliser() == null || answer.normaliser() != PartNumber.VERSION) {
            throw guard.garbage(
                    "part number forms of version " + answer.normaliser() + ", ours is " + PartNumber.VERSION);
        }
        Map<String, List<Candidate>> byRef = new HashMap<>();
        for (Result result : answer.results()) {
            if (result == null || result.ref() == null || result.candidates() == null) {
                throw guard.garbage("a result without ref or candidates");
            }
            byRef.put(
                    result.ref(), result.candidates().stream().map(this::whole).toList());
        }
        List<List<Candidate>> inOrder = new ArrayList<>(asked);
        for (int i = 0; i < asked; i++) {
            List<Candidate> candidates = byRef.get(Integer.toString(i));
            if (candidates == null) {
                throw guard.garbage("no answer for some listings");
            }
            inOrder.add(candidates);
        }
        return new Complete(answer.catalogueRevision(), inOrder);
    }

    @SuppressWarnings("NullAway") // the record promises what JSON does not
    private Candidate whole(Candidate read) {
        if (read == null
                || read.partId() == null
                || read.brand() == null
                || read.partNumber() == null
                || read.route() == null) {
            throw guard.garbage("a candidate without part, brand, number or route");
        }
        if (read.oeNumbers() != null && read.name() != null) {
            return read;
        }
        return new Candidate(
                read.partId(),
                read.brand(),
                read.partNumber(),
                read.name() == null ? "" : read.name(),
                read.description(),
                read.family(),
                read.gtin(),
                read.oeNumbers() == null ? List.of() : read.oeNumbers(),
                read.brandBearing(),
                read.packQuantity(),
                read.status(),
                read.currentPartId(),
                read.image(),
                read.route(),
                read.spelling(),
                read.score());
    }
}
