package io.partguard.catalog.search;

import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartDocument.Interchange;
import io.partguard.catalog.supersession.Supersession;
import io.partguard.catalog.supersession.SupersessionStore.Standing;
import io.partguard.identity.PartNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part with the forms of all its numbers and what replaces it.
 *
 * @param currentPartId where one other part replaces it: that part
 * @param chain what replaces it, what replaces that, nearest first; empty where nothing does
 */
public record KnownPart(
        Part part,
        NumberForms own,
        List<NumberForms> oeNumbers,
        List<NumberForms> interchanges,
        @Nullable String currentPartId,
        List<Supersession> chain) {

    /** By which way a part was reached and how the number was written. */
    public record Match(Route route, @Nullable Spelling spelling) {
        /** Nearer spellings first, then the ways that say more. */
        public int rank() {
            int spelled = spelling == null ? Spelling.values().length : spelling.ordinal();
            return spelled * Route.values().length + route.ordinal();
        }
    }

    /** @param standing null: nothing replaces it */
    static KnownPart of(Part part, @Nullable Standing standing) {
        PartDocument document = part.document();
        return new KnownPart(
                part,
                NumberForms.of(new PartNumber(document.partNumber())),
                document.oeNumbers().stream().map(KnownPart::forms).toList(),
                document.interchanges().stream()
                        .map(Interchange::number)
                        .map(KnownPart::forms)
                        .toList(),
                standing == null ? null : standing.currentPartId(),
                standing == null ? List.of() : standing.chain());
    }

    private static NumberForms forms(String written) {
        return NumberForms.of(new PartNumber(written));
    }

    /** As {@link #match(NumberForms)}, and by the part's GTIN, which says more than a number that is merely similar. */
    Optional<Match> match(NumberLine asked) {
        if (asked.gtin() != null && asked.gtin().equals(part.document().gtin())) {
            return Optional.of(new Match(Route.GTIN, Spelling.EXACT));
        }
        return match(asked.forms());
    }

    /** The best way by which the number leads to this part, by equality of forms alone. */
    public Optional<Match> match(NumberForms asked) {
        return best(asked, false);
    }

    /** As {@link #match}, also by a piece of the part's own number or one edit. */
    public Optional<Match> nearMatch(NumberForms asked) {
        return best(asked, true);
    }

    private Optional<Match> best(NumberForms asked, boolean near) {
        Optional<Spelling> spelled = near ? own.nearlySpelledAs(asked) : own.spelledAs(asked);
        Match best =
                spelled.map(spelling -> new Match(Route.OWN_NUMBER, spelling)).orElse(null);
        best = better(best, oeNumbers, Route.OE_NUMBER, asked);
        return Optional.ofNullable(better(best, interchanges, Route.INTERCHANGE, asked));
    }

    private static @Nullable Match better(
            @Nullable Match best, List<NumberForms> numbers, Route route, NumberForms asked) {
        Match found = best;
        for (NumberForms number : numbers) {
            Optional<Spelling> spelled = number.spelledAs(asked);
            if (spelled.isPresent()) {
                Match match = new Match(route, spelled.get());
                found = found == null || match.rank() < found.rank() ? match : found;
            }
        }
        return found;
    }
}
