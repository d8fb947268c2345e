package io.partguard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Something that is measured. */
public interface Benchmark {

    String name();

    /** What is compared or counted, on one line. */
    String line();

    /** Files below the data folder without which it can't run. */
    List<String> needs();

    /** What of it is absent. */
    default List<String> absent(Path data) {
        return needs().stream()
                .filter(file -> !Files.exists(data.resolve(file)))
                .toList();
    }

    /**
     * Starts what it needs and stops what it started. Only what was measured in this run is in the result.
     *
     * @param quick under a minute against a running stack
     */
    Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException;
}
