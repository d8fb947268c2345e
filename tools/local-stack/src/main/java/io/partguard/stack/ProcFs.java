package io.partguard.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What Linux tells about processes; empty where a process is gone or not ours to look at. */
public final class ProcFs {
    private static final Path PROC = Path.of("/proc");
    private static final int LISTEN_STATE = 0x0A;

    private ProcFs() {}

    /** Who listens on a port, with the start of its command line. */
    public record Listener(long pid, String commandLine) {}

    /** Start of the process in clock ticks since boot: with the pid and the boot it names one process for good. */
    public static OptionalLong startTicks(long pid) {
        List<String> stat = stat(pid);
        // Z and X: it has ended, and only its parent has not noticed.
        return stat.size() < 20 || stat.get(0).equals("Z") || stat.get(0).equals("X")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(stat.get(19)));
    }

    /** The arguments the process was started with; empty when it is gone. */
    public static List<String> commandLine(long pid) {
        String raw = read(PROC.resolve(pid + "/cmdline"));
        return raw.isEmpty() ? List.of() : List.of(raw.split("\0"));
    }

    /** Identity of this boot of the machine. */
    public static String bootId() {
        return read(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    /** Memory that is the process's own share (PSS), in bytes. */
    public static OptionalLong pssBytes(long pid) {
        return read(PROC.resolve(pid + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }

    /** The process and everything it started, children of children included. */
    public static List<Long> family(long pid) {
        List<Long> family = new ArrayList<>(List.of(pid));
        List<long[]> parents = new ArrayList<>();
        for (long other : all()) {
            List<String> stat = stat(other);
            if (stat.size() > 1) {
                parents.add(new long[] {other, Long.parseLong(stat.get(1))});
            }
        }
        for (int i = 0; i < family.size(); i++) {
            long parent = family.get(i);
            parents.stream().filter(it -> it[1] == parent).forEach(it -> family.add(it[0]));
        }
        return family;
    }

    /** Processes one of whose arguments is exactly this text. */
    public static List<Long> withArgument(String argument) {
        return all().stream().filter(pid -> commandLine(pid).contains(argument)).toList();
    }

    /** The process that listens on the port, where this user may see it. */
    public static Optional<Listener> listener(int port) {
        List<String> sockets = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            read(Path.of(table))
                    .lines()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(cells -> {
                        int local = Integer.parseInt(cells[1].substring(cells[1].lastIndexOf(':') + 1), 16);
                        if (local == port && Integer.parseInt(cells[3], 16) == LISTEN_STATE) {
                            sockets.add("socket:[" + cells[9] + "]");
                        }
                    });
        }
        for (long pid : all()) {
            try (DirectoryStream<Path> open = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
                for (Path descriptor : open) {
                    if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                        return Optional.of(new Listener(pid, shortened(String.join(" ", commandLine(pid)))));
                    }
                }
            } catch (IOException | RuntimeException e) {
                // Not ours to look at, or just gone.
                continue;
            }
        }
        return Optional.empty();
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= 80 ? printable : printable.substring(0, 79) + "…";
    }

    /** Fields of stat from the state on; the name before it may itself hold blanks and brackets. */
    private static List<String> stat(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        int end = stat.lastIndexOf(')');
        return end < 0 ? List.of() : List.of(stat.substring(end + 1).strip().split(" "));
    }

    private static List<Long> all() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            processes.forEach(it -> pids.add(Long.parseLong(it.getFileName().toString())));
        } catch (IOException e) {
            return pids;
        }
        return pids;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
