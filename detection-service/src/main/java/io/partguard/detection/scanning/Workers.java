package io.partguard.detection.scanning;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** The workers of this process, where it has any. */
@Component
@RunsAs({Role.WORKER, Role.ALL})
class Workers implements SmartLifecycle {
    /** Longer than a batch takes: a process told to stop ends its batches and hands back the rest. */
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final SegmentWork segments;
    private volatile boolean running;

    Workers(DataSource database, ScanTasks tasks, SegmentWork segments, ScanProperties properties) {
        this.segments = segments;
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), tasks.all())
                .schedulerName(new SchedulerName.Fixed("worker-" + UUID.randomUUID()))
                .threads(properties.workers())
                .pollingInterval(properties.pollEvery())
                .pollUsingLockAndFetch(.5, 1)
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(properties.missedHeartbeats())
                .shutdownMaxWait(STOPPING)
                .build();
    }

    /** Looks for work at once rather than at the next poll. */
    void nudge() {
        scheduler.triggerCheckForDueExecutions();
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        segments.stop();
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
