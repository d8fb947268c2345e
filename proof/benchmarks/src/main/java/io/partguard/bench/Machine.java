package io.partguard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the numbers were measured on. */
final class Machine {

    private Machine() {}

    /** Processor, cores and memory; "unknown" for what the system does not tell. */
    static String hardware() {
        String cpu = field("/proc/cpuinfo", "model name");
        String memory = field("/proc/meminfo", "MemTotal");
        String gigabytes = memory.matches("\\d+ kB")
                ? String.format(Locale.ROOT, "%.0f GB", Long.parseLong(memory.replace(" kB", "")) / 1024.0 / 1024)
                : memory;
        return cpu + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + gigabytes;
    }

    static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("java", Runtime.version().toString());
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return versions;
    }

    private static String field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
