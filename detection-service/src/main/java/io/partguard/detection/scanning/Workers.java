package io.partguard.detection.scanning;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** The workers of this process, where it has any. */
@Component
@RunsAs({Role.WORKER, Role.ALL})
class Workers implements SmartLifecycle {
    /** Longer than a batch takes: a process told to stop ends its batches and hands back the rest. */
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final DataSource database;
    private final ScanTasks tasks;
    private final SegmentWork segments;
    private final ScanProperties properties;
    private volatile @Nullable Scheduler scheduler;

    Workers(DataSource database, ScanTasks tasks, SegmentWork segments, ScanProperties properties) {
        this.database = new TransactionAwareDataSourceProxy(database);
        this.tasks = tasks;
        this.segments = segments;
        this.properties = properties;
    }

    /** Looks for work at once rather than at the next poll. */
    void nudge() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** May follow a stop: a scheduler cannot be started twice, so each start makes its own. */
    @Override
    public synchronized void start() {
        Scheduler fresh = Scheduler.create(database, tasks.all())
                .schedulerName(new SchedulerName.Fixed("worker-" + UUID.randomUUID()))
                .threads(properties.workers())
                .pollingInterval(properties.pollEvery())
                .pollUsingLockAndFetch(.5, 1)
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(properties.missedHeartbeats())
                .shutdownMaxWait(STOPPING)
                .build();
        segments.goOn();
        fresh.start();
        scheduler = fresh;
    }

    @Override
    public synchronized void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            segments.stop();
            running.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
