package io.partguard.detection.scanning;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.partguard.detection.scanning.Scan.Failure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The tasks of db-scheduler: one that reads the upload, one a segment, and one for what an outage left undecided. A task whose worker fell silent is taken by another
 * one; a task that fails for a reason of ours is tried again with growing pauses before the scan fails.
 */
@Component
class ScanTasks {
    private static final Logger LOG = LoggerFactory.getLogger(ScanTasks.class);
    private static final TaskDescriptor<Void> SPLIT = TaskDescriptor.of("scan-split");
    private static final TaskDescriptor<Void> SEGMENT = TaskDescriptor.of("scan-segment");
    private static final TaskDescriptor<Void> UNDECIDED = TaskDescriptor.of("scan-undecided");
    /** With pauses doubling from one second: about four minutes, enough for a database to come back. */
    private static final int MOST_FAILURES = 8;

    private final ScanStore scans;
    private final Splitting splitting;
    private final SegmentWork segments;
    private final UndecidedWork undecided;
    private final ScanProperties properties;

    ScanTasks(
            ScanStore scans,
            Splitting splitting,
            SegmentWork segments,
            UndecidedWork undecided,
            ScanProperties properties) {
        this.scans = scans;
        this.splitting = splitting;
        this.segments = segments;
        this.undecided = undecided;
        this.properties = properties;
    }

    static void scheduleSplit(SchedulerClient scheduler, String scanId) {
        scheduler.scheduleIfNotExists(SPLIT.instance(scanId).scheduledTo(Instant.now()));
    }

    private static void scheduleSegment(SchedulerClient scheduler, String scanId, int no) {
        scheduler.scheduleIfNotExists(SEGMENT.instance(scanId + ":" + no).scheduledTo(Instant.now()));
    }

    List<Task<?>> all() {
        return List.of(
                Tasks.custom(SPLIT)
                        .onDeadExecutionRevive()
                        .onFailure((complete, operations) -> failed(complete, operations))
                        .execute((instance, context) -> {
                            split(instance.getId(), context.getSchedulerClient());
                            return (complete, operations) -> operations.remove();
                        }),
                Tasks.custom(SEGMENT)
                        .onDeadExecutionRevive()
                        .onFailure((complete, operations) -> failed(complete, operations))
                        .execute((instance, context) -> {
                            int colon = instance.getId().lastIndexOf(':');
                            return segment(
                                    instance.getId().substring(0, colon),
                                    Integer.parseInt(instance.getId().substring(colon + 1)),
                                    context.getSchedulerClient());
                        }),
                Tasks.custom(UNDECIDED)
                        .onDeadExecutionRevive()
                        .onFailure((complete, operations) -> tryLater(complete, operations))
                        .execute((instance, context) -> undecided(instance.getId())));
    }

    private void split(String scanId, SchedulerClient scheduler) {
        scans.start(scanId);
        Scan scan = scans.forWork(scanId).orElse(null);
        if (scan == null || scan.status() != Scan.Status.RUNNING) {
            return;
        }
        if (!scan.split()) {
            try {
                splitting.split(scan, (id, no) -> scheduleSegment(scheduler, id, no));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        scans.finishIfDone(scanId);
    }

    private CompletionHandler<Void> segment(String scanId, int no, SchedulerClient scheduler) {
        try {
            return switch (segments.work(scanId, no, () -> scheduleUndecided(scheduler, scanId))) {
                case OVER -> (complete, operations) -> operations.remove();
                case WAIT ->
                    (complete, operations) -> operations.reschedule(
                            complete, complete.getTimeDone().plus(properties.retryEvery()));
                case HANDED_BACK -> (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Joins the transaction of the listings that are left undecided: the promise to try again is there exactly if they are. */
    private void scheduleUndecided(SchedulerClient scheduler, String scanId) {
        scheduler.scheduleIfNotExists(
                UNDECIDED.instance(scanId).scheduledTo(Instant.now().plus(properties.undecidedEvery())));
    }

    private CompletionHandler<Void> undecided(String scanId) {
        try {
            return undecided.work(scanId) ? (complete, operations) -> operations.remove() : this::tryLater;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void tryLater(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        complete.getCause()
                .ifPresent(cause -> LOG.warn(
                        "{} could not be judged again, later",
                        complete.getExecution().taskInstance.getId(),
                        cause));
        operations.reschedule(complete, complete.getTimeDone().plus(properties.undecidedEvery()));
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String task = complete.getExecution().taskInstance.getId();
        int failures = complete.getExecution().consecutiveFailures + 1;
        @Nullable Throwable cause = complete.getCause().orElse(null);
        LOG.warn("{} failed for the {}. time", task, failures, cause);
        if (failures >= MOST_FAILURES) {
            int colon = task.lastIndexOf(':');
            scans.fail(
                    colon < 0 ? task : task.substring(0, colon),
                    new Failure("INTERNAL_ERROR", "The scan failed for a reason of ours; it may be sent again."));
            operations.remove();
        } else {
            operations.reschedule(complete, Instant.now().plus(Duration.ofSeconds(1L << (failures - 1))));
        }
    }
}
