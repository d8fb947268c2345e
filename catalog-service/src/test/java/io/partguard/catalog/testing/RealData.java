package io.partguard.catalog.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import io.partguard.catalog.candidate.Candidates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Real files beside the project, read in place; PARTGUARD_DATA says where. */
public final class RealData {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]+(?:[-/._][A-Za-z0-9]+)*");
    private static final Path ROOT = root();

    private RealData() {}

    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        return here;
    }

    private static Path root() {
        String given = System.getenv().getOrDefault("PARTGUARD_DATA", "");
        return given.isBlank() ? project().resolveSibling("shared").resolve("data") : Path.of(given);
    }

    public static void assumePresent() {
        Assumptions.assumeTrue(
                Files.isDirectory(ROOT.resolve("matching")), "no real data at " + ROOT + ", set PARTGUARD_DATA");
    }

    public static Path path(String file) {
        return ROOT.resolve(file);
    }

    /** A mapping of the examples. */
    public static String mapping(String name) {
        try {
            return Files.readString(project().resolve("docs/examples/mappings/" + name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Map<String, String>> csv(String file) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<de.siegmar.fastcsv.reader.NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(path(file), StandardCharsets.UTF_8)) {
            reader.forEach(row -> rows.add(row.getFieldsAsMap()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Known pairs by the left id, or by the right one. */
    public static Map<String, Set<String>> positives(String folder, boolean byRight) {
        Map<String, Set<String>> pairs = new HashMap<>();
        for (String file : List.of("train", "valid", "test")) {
            if (Files.exists(path(folder + "/" + file + ".csv"))) {
                for (Map<String, String> row : csv(folder + "/" + file + ".csv")) {
                    if (row.get("label").equals("1")) {
                        String left = row.get("ltable_id");
                        String right = row.get("rtable_id");
                        pairs.computeIfAbsent(byRight ? right : left, id -> new HashSet<>())
                                .add(byRight ? left : right);
                    }
                }
            }
        }
        return pairs;
    }

    /** A row of the shops' tables as detection would ask for it. */
    public static Candidates.Asked asked(Map<String, String> row) {
        String title = row.getOrDefault("title", row.getOrDefault("name", ""));
        String brand = row.getOrDefault("brand", "");
        String text = brand.isEmpty() ? title : title + " " + brand;
        return new Candidates.Asked(numbers(row, title), brand.isEmpty() ? null : brand, null, text);
    }

    private static List<String> numbers(Map<String, String> row, String title) {
        Set<String> numbers = new LinkedHashSet<>();
        if (!row.getOrDefault("modelno", "").isEmpty()) {
            numbers.add(row.get("modelno"));
        }
        NUMBER.matcher(title)
                .results()
                .map(match -> match.group())
                .filter(word -> word.length() >= 4 && word.chars().anyMatch(Character::isDigit))
                .forEach(numbers::add);
        return List.copyOf(numbers);
    }

    /** A shop's table as parts. Model numbers are not unique there, so they stand in the text and the row's id is the number. */
    public static String ndjson(String file) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, String> row : csv(file)) {
            ObjectNode part = JSON.createObjectNode();
            part.put("partNumber", letters(row.get("id")));
            part.put("brand", row.getOrDefault("brand", "").isEmpty() ? "Any" : row.get("brand"));
            part.put("name", row.getOrDefault("title", row.getOrDefault("name", "")));
            String more = row.getOrDefault("description", row.getOrDefault("modelno", ""));
            if (!more.isEmpty()) {
                part.put("description", more);
            }
            lines.append(part).append('\n');
        }
        return lines.toString();
    }

    /** A row's id in letters, since digits would be found in the titles by chance. */
    public static String letters(String id) {
        StringBuilder letters = new StringBuilder("QQ");
        id.chars().forEach(digit -> letters.append((char) (digit - '0' + 'A')));
        return letters.toString();
    }

    /** Bodies of candidate requests. */
    public static List<String> requests(List<Map<String, String>> rows, int listings) {
        List<String> bodies = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += listings) {
            ObjectNode body = JSON.createObjectNode();
            ArrayNode array = body.putArray("listings");
            for (Map<String, String> row : rows.subList(from, Math.min(rows.size(), from + listings))) {
                Candidates.Asked asked = asked(row);
                ObjectNode listing = array.addObject();
                listing.put("ref", row.get("id"));
                listing.set("numbers", JSON.valueToTree(asked.numbers()));
                if (asked.brand() != null) {
                    listing.put("brand", asked.brand());
                }
                listing.put("text", asked.text());
            }
            bodies.add(body.toString());
        }
        return bodies;
    }

    /** Processor seconds that Elasticsearch has used: on a busy machine they say more than the clock. */
    public static double elasticsearchSeconds(String elasticsearch) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(elasticsearch + "/_nodes/_local/stats/process?filter_path=nodes.*.process.cpu"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return JSON.readTree(answer).findValue("total_in_millis").asLong() / 1000.0;
    }

    /** Processor seconds that this JVM has used. */
    public static double ownSeconds() {
        return ((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Seconds for one match of the title a listing, size 10, ids only, 50 a call, one caller. */
    public static double plainSearch(
            String elasticsearch, String index, List<Map<String, String>> rows, boolean countHits) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<String> calls = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += 50) {
            StringBuilder call = new StringBuilder();
            for (Map<String, String> row : rows.subList(from, Math.min(rows.size(), from + 50))) {
                ObjectNode query = JSON.createObjectNode();
                query.put("size", 10).put("_source", false);
                if (!countHits) {
                    query.put("track_total_hits", false);
                }
                query.putObject("query").putObject("match").put("text", row.get("title"));
                call.append("{}\n").append(query).append('\n');
            }
            calls.add(call.toString());
        }
        long start = System.nanoTime();
        for (String call : calls) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(elasticsearch + "/" + index + "/_msearch"))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(call))
                    .build();
            if (http.send(request, BodyHandlers.ofString()).statusCode() != 200) {
                throw new IllegalStateException("a plain search failed");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
