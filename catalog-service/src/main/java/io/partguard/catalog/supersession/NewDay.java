package io.partguard.catalog.supersession;

import io.partguard.catalog.leading.Leadership;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells those who keep answers that a day has begun on which other links hold. */
@Component
class NewDay {
    private static final Logger LOG = LoggerFactory.getLogger(NewDay.class);
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final SupersessionStore store;
    private final Leadership leadership;
    private final Semaphore closed = new Semaphore(0);

    NewDay(JdbcClient jdbc, SupersessionStore store, Leadership leadership) {
        this.jdbc = jdbc;
        this.store = store;
        this.leadership = leadership;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("new-day").start(this::run);
    }

    @PreDestroy
    void stop() {
        closed.release();
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (leadership.isLeading()) {
                begin();
            }
        } catch (DataAccessException e) {
            LOG.warn("the links of the new day were not looked for, trying again: {}", e.toString());
        }
    }

    /** Counts the links that have begun since the last day as one change of the supersessions. */
    boolean begin() {
        return jdbc.sql("""
                        UPDATE catalogue_state c SET supersession_day = d.day, supersession_change = c.supersession_change + (
                          EXISTS (SELECT 1 FROM supersession s WHERE s.valid_from > c.supersession_day AND s.valid_from <= d.day))::int
                        FROM (SELECT ?::date AS day) d WHERE c.supersession_day < d.day
                        """).param(store.today()).update() == 1;
    }
}
