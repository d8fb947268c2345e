package io.partguard.detection;

/** What a process of this service does: {@code --partguard.role}. */
public enum Role {
    /** Answers requests. */
    API,
    /** Works on scans; answers health only. */
    WORKER,
    /** Both. */
    ALL,
    /** Trains models and ends. */
    TRAIN
}
