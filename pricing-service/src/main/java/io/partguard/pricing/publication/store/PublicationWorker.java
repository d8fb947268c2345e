package io.partguard.pricing.publication.store;

import io.partguard.api.Events;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.computing.BookCheck;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.publication.BookPublication;
import io.partguard.pricing.publication.store.Publications.Claimed;
import io.partguard.pricing.verification.Verified;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has publications checked by the verifier, and lets them begin when their day has come; any number of replicas may do so. A
 * check that was cut off leaves nothing behind and is done again by whoever claims it next.
 */
@Component
class PublicationWorker {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationWorker.class);
    private static final int CHUNK = 1_000;
    private static final String WORKER = "pricing-service";

    private final Publications publications;
    private final PublicationSteps steps;
    private final PublicationPrices prices;
    private final Publishing publishing;
    private final PriceBooks books;
    private final PriceLists lists;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PublicationWorker(
            Publications publications,
            PublicationSteps steps,
            PublicationPrices prices,
            Publishing publishing,
            PriceBooks books,
            PriceLists lists,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.publications = publications;
        this.steps = steps;
        this.prices = prices;
        this.publishing = publishing;
        this.books = books;
        this.lists = lists;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the scheduler logs of a failure is enough: the next time comes in a second. */
    @Scheduled(fixedDelay = 1_000)
    void begin() {
        publishing.begin();
    }

    @Scheduled(fixedDelay = 250)
    void checkAll() {
        transaction.executeWithoutResult(
                status -> publications.giveUpLost("WORKER_LOST").forEach(this::failed));
        for (Optional<Claimed> job = publications.claim(); job.isPresent(); job = publications.claim()) {
            work(job.get());
        }
    }

    private void work(Claimed job) {
        try {
            check(job);
        } catch (ClaimLost e) {
            LOG.warn(
                    "publication {} is checked by somebody else now",
                    job.publication().id());
        } catch (RuntimeException e) {
            LOG.warn(
                    "the check of publication {} stopped at attempt {}",
                    job.publication().id(),
                    job.attempts(),
                    e);
            transaction.executeWithoutResult(
                    status -> publications.giveBack(job, "INTERNAL_ERROR").ifPresent(this::failed));
        }
    }

    /** In the transaction that gave the check up. */
    private void failed(BookPublication publication) {
        String failure = publication.check().failure().orElseThrow();
        LOG.error("the check of publication {} is given up: {}", publication.id(), failure);
        steps.add(publication.id(), publication.revision(), "CHECK_FAILED", WORKER, clock.instant(), failure);
        events.append(
                "publication.check-failed",
                publication.id(),
                "{\"revision\":" + publication.revision() + ",\"failure\":\"" + failure + "\"}");
    }

    /** Somebody else checks the publication now, or it was withdrawn. */
    private static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void check(Claimed job) {
        BookPublication publication = job.publication();
        transaction.executeWithoutResult(status -> prices.take(publication));
        BookState state = books.state(books.current());
        BookCheck check = new BookCheck(books, lists, state, publication.effective());
        BookCheck.Changes changes = prices.changes(publication.id());
        check.checkBaskets(changes);
        long parts = 0;
        List<PricedPart> chunk = prices.partsAfter(publication.id(), 0, CHUNK);
        while (!chunk.isEmpty()) {
            if (!publications.renew(job)) {
                throw new ClaimLost();
            }
            check.check(chunk, changes);
            parts += chunk.size();
            chunk = prices.partsAfter(publication.id(), chunk.getLast().no(), CHUNK);
        }
        finish(job, state.revision().number(), parts, prices.withConflicts(publication, check.result()));
    }

    private void finish(Claimed job, long bookRevision, long parts, Verified verified) {
        String id = job.publication().id();
        transaction.executeWithoutResult(status -> {
            long revision =
                    publications.finish(job, bookRevision, parts, verified).orElseThrow(ClaimLost::new);
            steps.add(id, revision, "CHECKED", WORKER, clock.instant(), null);
            events.append(
                    "publication.checked",
                    id,
                    "{\"revision\":" + revision + ",\"violations\":" + verified.violations() + "}");
        });
    }
}
