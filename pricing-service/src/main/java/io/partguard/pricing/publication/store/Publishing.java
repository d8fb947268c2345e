package io.partguard.pricing.publication.store;

import io.partguard.api.Events;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.publication.BookPublication;
import io.partguard.pricing.publication.BookPublication.Check;
import io.partguard.pricing.publication.Filing;
import io.partguard.pricing.publication.Filing.Objection;
import io.partguard.pricing.publication.PublicationError;
import io.partguard.pricing.publication.Status;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Force;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a publication, a method a transition. Each locks the publication, compares the revision its caller has seen, and
 * writes what happened, by whom, and the event in the same transaction.
 */
@Component
public class Publishing {
    private final Publications publications;
    private final PublicationSteps steps;
    private final PublicationPrices prices;
    private final Calendars calendars;
    private final PriceBooks books;
    private final BookChanges changes;
    private final Events events;
    private final Clock clock;

    Publishing(
            Publications publications,
            PublicationSteps steps,
            PublicationPrices prices,
            Calendars calendars,
            PriceBooks books,
            BookChanges changes,
            Events events,
            Clock clock) {
        this.publications = publications;
        this.steps = steps;
        this.prices = prices;
        this.calendars = calendars;
        this.books = books;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** Who does what: the publication's revision as it was seen, and a word about it. */
    public record Act(
            String id, long seen, String by, @Nullable String note) {}

    /** The verifier looks at it once more. */
    @Transactional
    public void checkAgain(Act act) {
        BookPublication publication = locked(act);
        if (!publication.status().isOpen()) {
            throw refused(publication.status(), "checked");
        }
        publications.checkAgain(act.id());
        done(act, "CHECK");
    }

    /** @throws Refused where the verifier has not looked, or found something */
    @Transactional
    public void propose(Act act) {
        BookPublication publication = locked(act, Status.PROPOSED);
        refuseUnchecked(publication);
        move(publication, Status.PROPOSED, act, "PROPOSE");
    }

    /** @throws Refused SECOND_PERSON_NEEDED for the one who proposed it */
    @Transactional
    public void approve(Act act) {
        BookPublication publication = locked(act, Status.APPROVED);
        if (publication.proposedBy().filter(act.by()::equals).isPresent()) {
            throw new Refused(
                    PublicationError.SECOND_PERSON_NEEDED, "Whoever proposed a publication cannot approve it.");
        }
        refuseUnchecked(publication);
        move(publication, Status.APPROVED, act, "APPROVE");
    }

    /** It is a draft again. */
    @Transactional
    public void reject(Act act) {
        move(locked(act, Status.DRAFT), Status.DRAFT, act, "REJECT");
    }

    @Transactional
    public void withdraw(Act act) {
        move(locked(act, Status.WITHDRAWN), Status.WITHDRAWN, act, "WITHDRAW");
    }

    /**
     * Notifies it: its prices go into the price book and hold from the effective day on. What goes in is what the verifier saw:
     * under the lock of the price book nothing may have changed since.
     */
    @Transactional
    public void file(Act act) {
        BookPublication publication = locked(act, Status.FILED);
        refuseUnchecked(publication);
        Instant now = clock.instant();
        long[] changed = new long[1];
        Instant[] begins = new Instant[1];
        Revision revision = changes.change(Cause.PUBLICATION, publication.id(), next -> {
            if (publication.check().revision().orElse(-1L) != next - 1) {
                throw new Refused(
                        PublicationError.CHECK_OUTDATED,
                        "The price book changed since the verifier looked: have it checked again.");
            }
            BookState state = books.state(books.current());
            List<Region> regions = regions(publication, state);
            refuseObjections(new Filing(publication.effective(), publication.binding(), now)
                    .objections(regions, state.rules(), calendars.all()));
            begins[0] = regions.stream()
                    .map(region ->
                            publication.effective().atStartOfDay(region.zone()).toInstant())
                    .max(Instant::compareTo)
                    .orElseThrow();
            changed[0] = prices.apply(publication, next);
            return changed[0] == 0 ? Optional.empty() : Optional.of(prices.content(publication));
        });
        publications.file(publication, new Publications.Filed(act.by(), now, begins[0], revision.number(), changed[0]));
        done(act, "FILE");
    }

    /** Those whose day has begun everywhere. */
    @Transactional
    public void begin() {
        Instant now = clock.instant();
        for (BookPublication publication : publications.begin(now)) {
            steps.add(publication.id(), publication.revision(), "BEGIN", "pricing-service", now, null);
            event("BEGIN", publication.id(), publication.revision());
        }
    }

    private List<Region> regions(BookPublication publication, BookState state) {
        Set<String> named = prices.regions(publication.id());
        return state.regions().stream()
                .filter(region -> named.contains(region.id()) && region.valid().contains(publication.effective()))
                .toList();
    }

    private static void refuseObjections(List<Objection> objections) {
        List<FieldError> errors = objections.stream()
                .filter(objection -> objection.force() == Force.HARD)
                .map(objection -> new FieldError(
                        "/effective",
                        objection.country(),
                        objection.code(),
                        objection.rule().orElse("the calendar") + " needs " + objection.needed()))
                .toList();
        if (!errors.isEmpty()) {
            throw new Refused(PublicationError.FILING_REFUSED, "It cannot be filed as it is.", errors);
        }
    }

    private static void refuseUnchecked(BookPublication publication) {
        Check check = publication.check();
        if (check.state() != Check.State.DONE) {
            throw new Refused(
                    PublicationError.NOT_CHECKED, "The verifier has not looked at it: it is " + check.state() + ".");
        }
        if (check.violations() > 0) {
            throw new Refused(
                    PublicationError.RULES_VIOLATED,
                    "Hard rules are broken or cannot be decided, " + check.violations() + " times.");
        }
        if (check.prices() == 0) {
            throw new Refused(PublicationError.NOTHING_TO_PUBLISH, "There is no price in it.");
        }
    }

    private BookPublication locked(Act act) {
        BookPublication publication = publications
                .lock(act.id())
                .orElseThrow(() ->
                        new Refused(PublicationError.PUBLICATION_NOT_FOUND, "There is no publication of this id."));
        if (publication.revision() != act.seen()) {
            throw new Refused(PublicationError.PUBLICATION_CHANGED, "The publication was changed since you read it.");
        }
        return publication;
    }

    private BookPublication locked(Act act, Status next) {
        BookPublication publication = locked(act);
        if (!publication.status().mayBecome(next)) {
            throw refused(publication.status(), next.name());
        }
        return publication;
    }

    private static Refused refused(Status status, String next) {
        return new Refused(
                PublicationError.PUBLICATION_STATUS_REFUSED,
                "A publication that is " + status + " cannot become " + next + ".");
    }

    private void move(BookPublication publication, Status next, Act act, String action) {
        publications.move(publication, next, act.by());
        done(act, action);
    }

    private void done(Act act, String action) {
        long revision = act.seen() + 1;
        steps.add(act.id(), revision, action, act.by(), clock.instant(), act.note());
        event(action, act.id(), revision);
    }

    private void event(String action, String id, long revision) {
        String fact = switch (action) {
            case "CHECK" -> "queued";
            case "PROPOSE" -> "proposed";
            case "APPROVE" -> "approved";
            case "REJECT" -> "rejected";
            case "WITHDRAW" -> "withdrawn";
            case "FILE" -> "filed";
            case "BEGIN" -> "effective";
            default -> throw new IllegalArgumentException(action);
        };
        events.append("publication." + fact, id, "{\"revision\":" + revision + "}");
    }
}
