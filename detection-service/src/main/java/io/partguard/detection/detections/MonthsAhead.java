package io.partguard.detection.detections;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the partitions of the months to come, at start and once a day; any number of processes may. */
@Component
@EnableScheduling
class MonthsAhead {
    private static final Logger LOG = LoggerFactory.getLogger(MonthsAhead.class);
    private static final int MONTHS = 2;

    private final JdbcClient jdbc;
    private final Clock clock;

    MonthsAhead(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void ensure() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int ahead = 0; ahead <= MONTHS; ahead++) {
            try {
                jdbc.sql("select ensure_month(?) is null")
                        .param(today.plusMonths(ahead))
                        .query(Boolean.class)
                        .single();
            } catch (DataAccessException e) {
                // Nothing is lost: rows of that month go to the default partition.
                LOG.warn("no partition for the month of {}", today.plusMonths(ahead), e);
            }
        }
    }
}
