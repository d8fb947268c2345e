package io.partguard.pricing.book.store;

import io.partguard.api.Events;
import io.partguard.identity.Ids;
import io.partguard.pricing.book.Revision;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one door through which the price book changes: one change after the other, each of them a revision. */
@Component
public class BookChanges {

    public enum Cause {
        REGION,
        RULE,
        RATES,
        PRICES,
        /** Prices that went the way of a publication. */
        PUBLICATION,
        /** Costs, units, indices, vehicles. */
        MASTER_DATA
    }

    private final JdbcClient jdbc;
    private final Events events;

    BookChanges(JdbcClient jdbc, Events events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Makes a change inside the caller's transaction, which must end soon: no other change gets in before.
     *
     * @param subject what is changed: the id of a region, a rule, an import
     * @param change writes rows known from the revision it is given; returns what the change says, so that equal changes
     *     have equal labels, or empty where nothing changed after all
     * @return the revision after the change, which is the one before it where nothing changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Revision change(Cause cause, String subject, LongFunction<Optional<String>> change) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('price book', 0))")
                .query((row, n) -> true)
                .single();
        Revision before = RevisionRow.current(jdbc);
        long next = before.number() + 1;
        Optional<String> content = change.apply(next);
        if (content.isEmpty()) {
            return before;
        }
        String chain = chain(before.chain(), cause, subject, content.get());
        // clock_timestamp, since what counts is when others can see it: right after this.
        jdbc.sql("""
                        INSERT INTO book (revision, changed_at, cause, subject, chain)
                        VALUES (?, greatest(clock_timestamp(), (SELECT max(changed_at) + interval '1 us' FROM book)), ?, ?, ?)
                        """)
                .param(next)
                .param(cause.name())
                .param(subject)
                .param(chain)
                .update();
        events.append("pricebook.changed", subject, "{\"cause\":\"" + cause + "\",\"revision\":" + next + "}");
        return RevisionRow.current(jdbc);
    }

    private static String chain(String before, Cause cause, String subject, String content) {
        var digest = Ids.sha256();
        for (String part : new String[] {before, cause.name(), subject, content}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
