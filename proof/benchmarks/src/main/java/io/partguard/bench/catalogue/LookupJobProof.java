package io.partguard.bench.catalogue;

import io.partguard.bench.Metric;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.StackFailed;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of numbers as one job, and its results held to the list line by line: an issued number is found as itself, what is
 * no number is named as such, and no line is lost, doubled or out of order.
 */
final class LookupJobProof {
    private static final int KINDS = 50;
    private static final String NO_NUMBER = "---";
    private static final long POLL_MILLIS = 500;

    private final LocalCatalog catalog;
    /** By line; empty where one digit is wrong, so that any outcome but INVALID is right. */
    private final List<String> issued = new ArrayList<>();

    private final StringBuilder file = new StringBuilder("ref,number\n");

    LookupJobProof(LocalCatalog catalog, LadderNumbers numbers, int lines, Random random) {
        this.catalog = catalog;
        for (int i = 0; i < lines; i++) {
            List<String> half = i % 2 == 0 ? numbers.sparse() : numbers.dense();
            String number = half.get(random.nextInt(half.size()));
            String written = number.replaceAll("[ -]", i % 3 == 0 ? "" : ".");
            switch (i % KINDS) {
                case 0 -> add(NO_NUMBER, NO_NUMBER);
                case 1 -> {
                    String wrong = Miswriting.ONE_WRONG.of(number, random);
                    add(wrong, numbers.isIssued(new PartNumber(wrong).normalized()) ? wrong : "");
                }
                default -> add(written, number);
            }
        }
    }

    private void add(String written, String expected) {
        file.append(issued.size()).append(',').append(written).append('\n');
        issued.add(expected);
    }

    /** @return lines, wrong ones among them, and how many a second */
    List<Metric> run(Screen screen) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String id = JsonMapper.shared()
                .readTree(catalog.send(
                                "POST", "/v1/parts/lookup-jobs", "text/csv", BodyPublishers.ofString(file.toString()))
                        .body())
                .path("id")
                .asString();
        String own = "/v1/parts/lookup-jobs/" + id;
        JsonNode job = catalog.get(own);
        long said = 0;
        while (!List.of("FINISHED", "FAILED").contains(job.path("status").asString())) {
            Thread.sleep(POLL_MILLIS);
            job = catalog.get(own);
            long tenths = 10 * job.path("read").asLong(0) / issued.size();
            if (tenths > said) {
                said = tenths;
                screen.line("  a list of %,d numbers: %s looked up", issued.size(), job.path("read"));
            }
        }
        if (!job.path("status").asString().equals("FINISHED")) {
            throw new StackFailed("a lookup that failed: " + job);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long wrong = wrong(own + "/results?format=ndjson");
        screen.line(
                "  a list of %,d numbers: %.0f s, found %s, none %s, invalid %s",
                issued.size(), seconds, job.path("found"), job.path("none"), job.path("invalid"));
        return List.of(
                Metric.info("job_lines", issued.size()),
                Metric.atMost("job_lines_wrong", wrong, 0, 0),
                Metric.info("job_lines_a_second", issued.size() / seconds));
    }

    private long wrong(String results) throws IOException, InterruptedException {
        long wrong = 0;
        int at = 0;
        try (Stream<String> lines = catalog.lines(results)) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (at >= issued.size() || !right(JsonMapper.shared().readTree(line), at)) {
                    wrong++;
                }
                at++;
            }
        }
        return wrong + Math.max(0, issued.size() - at);
    }

    private boolean right(JsonNode result, int at) {
        String outcome = result.path("outcome").asString();
        String expected = issued.get(at);
        if (!result.path("ref").asString().equals(Integer.toString(at))) {
            return false;
        }
        return switch (expected) {
            case NO_NUMBER -> outcome.equals("INVALID");
            case "" -> outcome.equals("FOUND") || outcome.equals("NONE");
            default ->
                outcome.equals("FOUND")
                        && new PartNumber(result.path("partNumber").asString())
                                .normalized()
                                .equals(new PartNumber(expected).normalized());
        };
    }
}
