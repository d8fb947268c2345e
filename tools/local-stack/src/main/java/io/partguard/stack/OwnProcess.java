package io.partguard.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * A process that we started and may therefore stop. A pid alone is no proof, since pids are used again: the record
 * also holds the boot, the start time and an argument that only our process has.
 */
public record OwnProcess(long pid, long startTicks, String bootId, String marker) {

    private static final Duration BETWEEN_PROGRAMS = Duration.ofMillis(100);
    private static final int LEAST_LOOKS = 100;

    /** How a process is asked to end. */
    public enum Signal {
        TERM,
        INT,
        QUIT,
        KILL
    }

    /** The living process with that pid, if the marker is among its arguments. */
    public static Optional<OwnProcess> at(long pid, String marker) {
        OptionalLong start = ProcFs.startTicks(pid);
        return start.isPresent() && hasArgument(pid, marker)
                ? Optional.of(new OwnProcess(pid, start.getAsLong(), ProcFs.bootId(), marker))
                : Optional.empty();
    }

    /**
     * A program that another one starts in its place (setsid, a launcher) shows no or broken arguments for a moment, so
     * one look that does not find the marker proves nothing.
     */
    private static boolean hasArgument(long pid, String marker) {
        long end = System.nanoTime() + BETWEEN_PROGRAMS.toNanos();
        // A busy machine may let the time pass between two looks.
        for (int looks = 0; looks < LEAST_LOOKS || System.nanoTime() < end; looks++) {
            if (ProcFs.commandLine(pid).contains(marker)) {
                return true;
            }
            if (ProcFs.startTicks(pid).isEmpty()) {
                return false;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** Processes with the marker, found without any record: what is left when a start was cut off. */
    public static List<OwnProcess> marked(String marker) {
        return ProcFs.withArgument(marker).stream()
                .flatMap(pid -> at(pid, marker).stream())
                .toList();
    }

    /** The recorded process if it still lives; a stale or unreadable record is the same as none. */
    public static Optional<OwnProcess> recordedIn(Path file) {
        Properties saved = new Properties();
        try {
            saved.load(new StringReader(Files.readString(file)));
            OwnProcess process = new OwnProcess(
                    Long.parseLong(saved.getProperty("pid", "")),
                    Long.parseLong(saved.getProperty("startTicks", "")),
                    saved.getProperty("bootId", ""),
                    saved.getProperty("marker", ""));
            return process.alive() ? Optional.of(process) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Saves the record so that a later command finds the process again. */
    public void recordIn(Path file) {
        String text = "pid=" + pid + "\nstartTicks=" + startTicks + "\nbootId=" + bootId + "\nmarker="
                + marker.replace("\\", "\\\\") + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, text);
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean alive() {
        OptionalLong now = ProcFs.startTicks(pid);
        return now.isPresent()
                && now.getAsLong() == startTicks
                && bootId.equals(ProcFs.bootId())
                && hasArgument(pid, marker);
    }

    /** Asks the process to end, and after the grace period makes it end; returns when it is gone. */
    public void stop(Signal politely, Duration grace) {
        send(politely);
        if (!goneWithin(grace)) {
            send(Signal.KILL);
            if (!goneWithin(Duration.ofSeconds(10))) {
                throw new StackFailed("Process " + pid + " does not end, not even when killed.");
            }
        }
    }

    /** Memory of the process and its children in bytes (PSS). */
    public long memoryBytes() {
        return ProcFs.family(pid).stream()
                .mapToLong(it -> ProcFs.pssBytes(it).orElse(0))
                .sum();
    }

    private void send(Signal signal) {
        if (!alive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goneWithin(Duration patience) {
        return Waiting.until(patience, () -> !alive());
    }
}
