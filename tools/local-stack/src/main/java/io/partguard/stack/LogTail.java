package io.partguard.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log, as text for a message. */
public final class LogTail {
    private static final int BYTES = 64 * 1024;

    private LogTail() {}

    /** Up to so many last lines, without control characters; a note where there is no log. */
    public static String of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            file.seek(start);
            byte[] end = new byte[(int) (file.length() - start)];
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - Math.max(0, lines)), all.size()).stream()
                    .map(line -> "  " + line.replaceAll("[\\p{Cntrl}&&[^\t]]", "?"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "  (no log at " + log + ")";
        }
    }
}
