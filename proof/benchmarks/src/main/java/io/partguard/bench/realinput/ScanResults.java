package io.partguard.bench.realinput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a scan answered.
 *
 * @param matched identity of the matched part by listing id
 * @param verdicts how often each; UNDECIDED among them
 * @param genuineWithoutPart called GENUINE though no part of the catalogue was found
 */
record ScanResults(Map<String, String> matched, Map<String, Integer> verdicts, int rows, int genuineWithoutPart) {

    /** Reads the scan's NDJSON results. */
    static ScanResults read(InputStream in) throws IOException {
        Map<String, String> matched = new HashMap<>();
        Map<String, Integer> verdicts = new TreeMap<>();
        int rows = 0;
        int genuineWithoutPart = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                rows++;
                JsonNode row = JsonMapper.shared().readTree(line);
                verdicts.merge(row.path("verdict").asString("UNDECIDED"), 1, Integer::sum);
                if (row.hasNonNull("matchedNumber")) {
                    matched.put(
                            row.path("listingId").asString(),
                            KnownPairs.identity(
                                    row.path("matchedBrand").asString(""),
                                    row.path("matchedNumber").asString()));
                } else if (row.path("verdict").asString("").equals("GENUINE")) {
                    genuineWithoutPart++;
                }
            }
        }
        return new ScanResults(matched, verdicts, rows, genuineWithoutPart);
    }

    int count(String verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    int accused() {
        return count("COPYCAT") + count("COUNTERFEIT");
    }
}
