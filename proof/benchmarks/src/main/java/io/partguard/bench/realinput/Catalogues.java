package io.partguard.bench.realinput;

import io.partguard.bench.Screen;
import io.partguard.bench.stack.Api;
import io.partguard.bench.stack.StackFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends catalogues and prints what became of them: rows, faults by column and code, supersessions, core charges. */
final class Catalogues {
    private static final int EXAMPLES = 5;

    private final Api api;
    private final Screen screen;
    private final Duration patience;

    Catalogues(Api api, Screen screen, Duration patience) {
        this.api = api;
        this.screen = screen;
        this.patience = patience;
    }

    void send(String name, String mapping, Path file) throws IOException, InterruptedException {
        api.putText("/part-mappings/" + name, mapping);
        long start = System.nanoTime();
        JsonNode job = api.upload("/parts/imports?mapping=" + name, file, "text/csv", patience);
        long read = job.path("read").asLong();
        if (read != job.path("accepted").asLong() + job.path("rejected").asLong()) {
            throw new StackFailed("rows got lost: " + job);
        }
        screen.line(
                "%s: read %d, accepted %s, rejected %s (%.1f s until searchable)",
                file.getFileName(),
                read,
                job.path("accepted"),
                job.path("rejected"),
                (System.nanoTime() - start) / 1e9);
        supersessions(job.path("supersessions"));
        if (job.path("rejected").asInt(0) > 0) {
            rejected(job.get("id").asString());
        }
    }

    private void supersessions(JsonNode report) {
        if (report.path("superseded").asInt(0) + report.path("unparsed").asInt(0) == 0) {
            return;
        }
        StringBuilder counts = new StringBuilder();
        report.properties().stream()
                .filter(field -> field.getValue().isNumber())
                .forEach(field -> counts.append(counts.isEmpty() ? "" : ", ")
                        .append(field.getKey())
                        .append(' ')
                        .append(field.getValue()));
        screen.line("  supersessions: %s", counts);
        Map<String, Integer> shown = new TreeMap<>();
        for (JsonNode example : report.path("examples")) {
            String problem = example.path("problem").asString("");
            if (shown.merge(problem, 1, Integer::sum) <= EXAMPLES) {
                screen.line(
                        "    %-10s %-16s %s",
                        problem,
                        example.path("partNumber").asString(""),
                        example.path("note").asString(""));
            }
        }
    }

    /** Asks for the parts whose number says that they are core charges, at most {@code most} of them. */
    void coreCharges(Path file, int most) throws IOException, InterruptedException {
        List<String> numbers = Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.split(";", 2)[0])
                .filter(number -> number.endsWith("#"))
                .toList();
        List<String> asked = numbers.subList(0, Math.min(most, numbers.size()));
        int known = 0;
        for (String number : asked) {
            JsonNode items = api.get("/parts?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                    .path("items");
            for (JsonNode item : items) {
                if (item.at("/part/partNumber").asString("").equals(number)
                        && !item.at("/part/coreChargeFor").asString("").isEmpty()) {
                    known++;
                    break;
                }
            }
        }
        screen.line(
                "  core charges: %d of %d asked are known as such (the file has %d numbers ending with #)",
                known, asked.size(), numbers.size());
    }

    private void rejected(String id) throws IOException, InterruptedException {
        Map<String, Integer> codes = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                api.stream("/parts/imports/" + id + "/rejected?format=ndjson"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    JsonNode row = JsonMapper.shared().readTree(line);
                    codes.merge(
                            row.path("column").asString("-") + " "
                                    + row.path("code").asString("-"),
                            1,
                            Integer::sum);
                }
            }
        }
        screen.line("  rejected, by column and code: %s", codes);
    }
}
