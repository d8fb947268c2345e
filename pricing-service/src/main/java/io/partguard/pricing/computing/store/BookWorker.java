package io.partguard.pricing.computing.store;

import io.partguard.api.Events;
import io.partguard.pricing.WorkLoop;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.RevisionsByNumber;
import io.partguard.pricing.computing.BookComputation;
import io.partguard.pricing.computing.ComputedBook;
import io.partguard.pricing.computing.store.ComputedBooks.Claimed;
import io.partguard.pricing.computing.store.ComputedBooks.Progress;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.verification.Verified;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes books, one at a time; any number of replicas may do so. A chunk of parts is one transaction: its prices and how
 * far the book is. So a worker that was killed loses a chunk, and the next one goes on behind the last that was kept.
 */
@Component
public class BookWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BookWorker.class);
    private static final int CHUNK = 1_000;

    private final ComputedBooks jobs;
    private final ComputedPrices prices;
    private final PriceBooks books;
    private final RevisionsByNumber revisions;
    private final PriceLists lists;
    private final Events events;
    private final TransactionTemplate transaction;
    private final WorkLoop loop = new WorkLoop("price-books", this::doNext);

    BookWorker(
            ComputedBooks jobs,
            ComputedPrices prices,
            PriceBooks books,
            RevisionsByNumber revisions,
            PriceLists lists,
            Events events,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.prices = prices;
        this.books = books;
        this.revisions = revisions;
        this.lists = lists;
        this.events = events;
        this.transaction = transaction;
    }

    /** There is something to do. */
    public void wake() {
        loop.wake();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private boolean doNext() throws InterruptedException {
        Optional<Claimed> job = jobs.claim();
        if (job.isPresent()) {
            work(job.get());
        }
        return job.isPresent();
    }

    private void work(Claimed job) throws InterruptedException {
        ComputedBook book = job.book();
        try {
            compute(job);
        } catch (ClaimLost e) {
            LOG.warn("price book {} is worked on by somebody else now", book.id());
        } catch (RuntimeException e) {
            LOG.warn("price book {} stopped at attempt {}", book.id(), book.attempts(), e);
            jobs.giveBack(job, "INTERNAL_ERROR");
            WorkLoop.pause();
        }
    }

    /** Somebody else works on the book now; the chunk is rolled back. */
    private static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void compute(Claimed job) throws InterruptedException {
        ComputedBook book = job.book();
        Revision base = revisions.find(book.baseRevision());
        BookState state = books.state(base);
        BookComputation computation =
                new BookComputation(books, lists, state, book.validFrom(), book.objective(), book.answer());
        Verified ofBaskets = computation.solveBaskets();
        long through = job.through();
        while (true) {
            List<PricedPart> parts = prices.partsAfter(through, CHUNK);
            if (parts.isEmpty()) {
                break;
            }
            BookComputation.Computed computed = computation.compute(parts);
            through = parts.getLast().no();
            keep(job, through, computed);
        }
        transaction.executeWithoutResult(status -> {
            // The prices of baskets were counted with their parts; here only the sums are.
            if (!jobs.finish(job, ofBaskets.checked(), ofBaskets.violations())) {
                throw new ClaimLost();
            }
            events.append("pricebook.computed", book.id(), "{\"revision\":" + base.number() + "}");
        });
        LOG.info("price book {} computed", book.id());
    }

    private void keep(Claimed job, long through, BookComputation.Computed computed) {
        long priced = computed.prices().stream()
                .filter(price -> price.price().isPresent())
                .count();
        long parts = computed.prices().stream()
                .mapToLong(price -> price.partNo())
                .distinct()
                .count();
        transaction.executeWithoutResult(status -> {
            prices.add(job.book().id(), computed.prices());
            Verified verified = computed.verified();
            Progress made = new Progress(
                    through,
                    parts,
                    priced,
                    computed.prices().size() - priced,
                    verified.checked(),
                    verified.violations());
            if (!jobs.progress(job, made)) {
                throw new ClaimLost();
            }
        });
    }
}
