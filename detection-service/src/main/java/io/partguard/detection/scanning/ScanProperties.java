package io.partguard.detection.scanning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How scans are worked on.
 *
 * @param maxUpload largest file
 * @param segmentSize listings a segment: what one worker takes at a time
 * @param batchSize listings judged and written in one transaction: what is done again at most after a crash
 * @param workers segments worked on at a time in this process
 * @param patience how long a scan waits for a service that is out before it calls listings undecided
 * @param retryEvery pause between tries while it waits
 * @param undecidedEvery pause between tries to decide what a finished scan left undecided
 * @param pollEvery how often the queue of tasks is looked at
 * @param heartbeat how often a worker says that it lives
 * @param missedHeartbeats after so many silent ones somebody else takes its segments
 */
@Validated
@ConfigurationProperties("partguard.scan")
public record ScanProperties(
        DataSize maxUpload,
        @Min(1) @Max(5000) int segmentSize,
        @Min(1) @Max(500) int batchSize,
        @Min(1) @Max(32) int workers,
        Duration patience,
        Duration retryEvery,
        Duration undecidedEvery,
        Duration pollEvery,
        Duration heartbeat,
        @Min(4) int missedHeartbeats) {}
