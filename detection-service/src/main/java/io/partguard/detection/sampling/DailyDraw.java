package io.partguard.detection.sampling;

import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks whether a day is to be drawn; any number of processes may, the database lets one of them. */
@Component
@RunsAs({Role.WORKER, Role.ALL})
class DailyDraw {
    private static final Logger LOG = LoggerFactory.getLogger(DailyDraw.class);

    private final BlindSample sample;

    DailyDraw(BlindSample sample) {
        this.sample = sample;
    }

    @Scheduled(
            initialDelayString = "${partguard.blind-sample.every}",
            fixedDelayString = "${partguard.blind-sample.every}")
    void look() {
        try {
            sample.drawWhatIsDue();
        } catch (RuntimeException e) {
            // The next look tries again, for as many days as one looks back.
            LOG.warn("the blind sample could not be drawn", e);
        }
    }
}
