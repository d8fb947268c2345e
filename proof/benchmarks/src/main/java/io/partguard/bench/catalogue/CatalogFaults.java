package io.partguard.bench.catalogue;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.catalogue.FaultLedger.Verdict;
import io.partguard.bench.catalogue.FaultStack.Victim;
import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * kill -9 of the service, of Elasticsearch and of PostgreSQL at random points of imports and rebuilds. The client numbers
 * what it sends; after each fault, once all is quiet, the ledger is compared with both stores part by part, and the
 * session with the rows that were to be refused.
 */
public final class CatalogFaults implements Benchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED");
    private static final String NDJSON = "application/x-ndjson";
    private static final int FAULTS = 21;
    private static final int ROWS = 10_000;
    private static final int LONGEST_DEATH_MILLIS = 2_000;
    private static final long SEED = 20_261_126;
    private final Random random = new Random(SEED);
    private int made;
    private int sentFiles;

    @Override
    public String name() {
        return "catalog-faults";
    }

    @Override
    public String line() {
        return "kill -9 of service, Elasticsearch, PostgreSQL in imports and rebuilds: parts lost, doubled";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        int faults = quick ? 3 : FAULTS;
        FaultLedger ledger = new FaultLedger();
        Tally tally = new Tally();
        try (FaultStack stack = FaultStack.start(screen)) {
            KillableCatalog catalog = stack.catalog();
            undisturbed(catalog, "cold", ledger);
            // The second one is warm: faults come within the time that it took.
            int span = undisturbed(catalog, "warm", ledger);
            screen.line("Undisturbed: %d rows in %.1f s.", ROWS, span / 1e3);
            for (int number = 1; number <= faults; number++) {
                tally.add(fault(stack, number, span, ledger), screen);
            }
        } catch (SQLException e) {
            throw new StackFailed("the record cannot be read: " + e.getMessage());
        }
        return tally.result(quick, ledger.size());
    }

    /** @return milliseconds from the first byte sent to the end of the session */
    private int undisturbed(KillableCatalog catalog, String key, FaultLedger ledger) throws InterruptedException {
        File file = file();
        long start = System.nanoTime();
        if (!session(catalog, send(catalog, file, key), file, ledger).right()) {
            throw new StackFailed("an undisturbed import was not right");
        }
        int span = (int) ((System.nanoTime() - start) / 1_000_000);
        settle(catalog);
        return span;
    }

    private Fault fault(FaultStack stack, int number, int span, FaultLedger ledger)
            throws IOException, InterruptedException, SQLException {
        KillableCatalog catalog = stack.catalog();
        Victim victim = Victim.values()[number % Victim.values().length];
        boolean rebuild = number % 2 == 1;
        File file = file();
        Killer killer =
                new Killer(stack, victim, random.nextInt(Math.max(1, span)), random.nextInt(LONGEST_DEATH_MILLIS));
        killer.start();
        boolean begun = rebuild && rebuild(catalog);
        String id = send(catalog, file, "fault-" + number);
        killer.await();
        long start = System.nanoTime();
        Session session = session(catalog, id, file, ledger);
        settle(catalog);
        double seconds = (System.nanoTime() - start) / 1e9;
        Verdict verdict = ledger.check(catalog.database(), catalog.elasticsearch(), catalog.readAlias());
        boolean inTheMiddle = session.ended().isAfter(killer.killedAt());
        return new Fault(number, victim, begun, inTheMiddle, session, seconds, verdict);
    }

    /** @param inTheMiddle whether the import had not ended when the victim died */
    private record Fault(
            int number,
            Victim victim,
            boolean rebuild,
            boolean inTheMiddle,
            Session session,
            double seconds,
            Verdict verdict) {}

    private static final class Tally {
        private final List<Fault> faults = new ArrayList<>();

        void add(Fault fault, Screen screen) {
            faults.add(fault);
            screen.line(
                    "  fault %d: %s killed %s %s%s; quiet %.1f s later; %d parts, %d lost, %d doubled%s %s",
                    fault.number(),
                    fault.victim(),
                    fault.inTheMiddle() ? "in the middle of" : "behind",
                    "an import",
                    fault.rebuild() ? " and a rebuild" : "",
                    fault.seconds(),
                    fault.verdict().parts(),
                    fault.verdict().lost(),
                    fault.verdict().doubled(),
                    fault.session().right()
                            ? ""
                            : ", the session is wrong: " + fault.session().said(),
                    fault.verdict().first());
        }

        Result result(boolean quick, int parts) {
            List<String> remarks = new ArrayList<>();
            for (Fault it : faults) {
                if (it.verdict().lost() + it.verdict().doubled() > 0
                        || !it.session().right()) {
                    remarks.add("Fault " + it.number() + " (" + it.victim() + "): "
                            + it.verdict().first() + " " + it.session().said());
                }
            }
            remarks.add(parts + " parts at the end; rows a file: " + ROWS + "; seed " + SEED + ".");
            return new Result(
                    List.of(
                            Metric.atLeast("faults", faults.size(), quick ? 3 : 20, quick ? 3 : 100),
                            Metric.atMost("lost", sum(it -> it.verdict().lost()), 0, 0),
                            Metric.atMost("doubled", sum(it -> it.verdict().doubled()), 0, 0),
                            Metric.atMost(
                                    "wrong_sessions", sum(it -> it.session().right() ? 0 : 1), 0, 0),
                            Metric.info("in_the_middle", sum(it -> it.inTheMiddle() ? 1 : 0)),
                            Metric.info("with_rebuild", sum(it -> it.rebuild() ? 1 : 0)),
                            Metric.info(
                                    "longest_until_quiet_s",
                                    faults.stream()
                                            .mapToDouble(Fault::seconds)
                                            .max()
                                            .orElse(0))),
                    Map.of(),
                    remarks);
        }

        private int sum(ToIntFunction<Fault> of) {
            return faults.stream().mapToInt(of).sum();
        }
    }

    /**
     * @param good name by number, in the file's order
     * @param bad lines that cannot be taken
     */
    private record File(String text, Map<String, String> good, Set<Long> bad) {}

    /** Mostly new parts, some known ones under another name, some as they were, and a few rows without a name. */
    private File file() {
        StringBuilder text = new StringBuilder();
        Map<String, String> good = new LinkedHashMap<>();
        Set<Long> bad = new HashSet<>();
        int known = made;
        sentFiles++;
        for (long line = 1; line <= ROWS; line++) {
            int dice = random.nextInt(100);
            if (dice == 0) {
                bad.add(line);
                text.append("{\"brand\":\"Faults\",\"partNumber\":\"BAD %d\"}\n".formatted(line));
                continue;
            }
            boolean old = dice < 30 && known > 0;
            String number = MadeParts.number(old ? random.nextInt(known) : made++);
            if (good.containsKey(number)) {
                bad.add(line);
            } else {
                good.put(number, dice < 10 && old ? "Part" : old ? "Edition " + sentFiles : "Part");
            }
            text.append("{\"brand\":\"Faults\",\"partNumber\":\"%s\",\"name\":\"%s\"}\n"
                    .formatted(number, good.get(number)));
        }
        return new File(text.toString(), good, bad);
    }

    /** Begun or not: a rebuild that is not begun because somebody just died is no fault of ours. */
    private static boolean rebuild(KillableCatalog catalog) throws InterruptedException {
        try {
            return catalog.send("POST", "/v1/index/rebuild", "", BodyPublishers.noBody(), Map.of())
                            .statusCode()
                    == 202;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends the file until it is acknowledged, always under one key. */
    private static String send(KillableCatalog catalog, File file, String key) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = catalog.send(
                        "POST",
                        "/v1/parts/imports?createBrands=true",
                        NDJSON,
                        BodyPublishers.ofString(file.text()),
                        Map.of("Idempotency-Key", key));
                if (answer.statusCode() == 202) {
                    return JsonMapper.shared()
                            .readTree(answer.body())
                            .path("id")
                            .asString();
                }
            } catch (IOException e) {
                // Somebody is dead: the same key again.
            }
            Thread.sleep(200);
        }
        throw new StackFailed("an import was not acknowledged within " + PATIENCE);
    }

    /** @param right whether every row was taken or is named as refused, and the counters say so */
    private record Session(boolean right, Instant ended, String said) {}

    private static Session session(KillableCatalog catalog, String id, File file, FaultLedger ledger)
            throws InterruptedException {
        JsonNode job = until(
                catalog,
                "/v1/parts/imports/" + id,
                it -> ENDED.contains(it.path("status").asString("")));
        file.good().forEach(ledger::accepted);
        Set<Long> refused = new HashSet<>();
        for (String line : text(catalog, "/v1/parts/imports/" + id + "/rejected?format=ndjson")
                .split("\n")) {
            if (!line.isBlank()) {
                refused.add(JsonMapper.shared().readTree(line).path("line").asLong());
            }
        }
        boolean right = job.path("status").asString().equals("FINISHED")
                && job.path("read").asLong() == ROWS
                && job.path("accepted").asLong() == file.good().size()
                && job.path("rejected").asLong() == file.bad().size()
                && refused.equals(file.bad());
        return new Session(right, Instant.parse(job.path("finishedAt").asString()), job.toString());
    }

    /** Waits until nothing is being built and everything that is in the record can be found. */
    private static void settle(KillableCatalog catalog) throws InterruptedException {
        until(
                catalog,
                "/v1/index",
                it -> !it.path("building").isObject()
                        && it.at("/serving/indexedChange").asLong(-1)
                                == it.path("lastChange").asLong());
    }

    private static JsonNode until(KillableCatalog catalog, String path, Predicate<JsonNode> reached)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode last = JsonMapper.shared().createObjectNode();
        while (System.nanoTime() < end) {
            last = JsonMapper.shared().readTree(text(catalog, path));
            if (reached.test(last)) {
                return last;
            }
            Thread.sleep(100);
        }
        throw new StackFailed(path + " did not get there within " + PATIENCE + ": " + last);
    }

    /** The answer, asked for until there is one. */
    private static String text(KillableCatalog catalog, String path) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = catalog.send("GET", path, "", BodyPublishers.noBody(), Map.of());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString();
            }
            Thread.sleep(100);
        }
        throw new StackFailed(path + " was not answered within " + PATIENCE + ": " + last);
    }

    /** Kills one of them after a while and starts it again after another. */
    private static final class Killer {
        private final FaultStack stack;
        private final Victim victim;
        private final int delay;
        private final int death;
        private final CompletableFuture<Instant> killed = new CompletableFuture<>();
        private final CompletableFuture<Void> alive = new CompletableFuture<>();

        Killer(FaultStack stack, Victim victim, int delay, int death) {
            this.stack = stack;
            this.victim = victim;
            this.delay = delay;
            this.death = death;
        }

        void start() {
            Thread.ofPlatform().start(this::run);
        }

        private void run() {
            try {
                Thread.sleep(delay);
                stack.kill(victim);
                killed.complete(Instant.now());
                Thread.sleep(death);
                stack.revive(victim);
                alive.complete(null);
            } catch (IOException | InterruptedException | RuntimeException e) {
                killed.completeExceptionally(e);
                alive.completeExceptionally(e);
            }
        }

        void await() {
            try {
                alive.join();
            } catch (CompletionException e) {
                throw new StackFailed(victim + " could not be killed and started again: " + e.getCause());
            }
        }

        Instant killedAt() {
            return killed.join();
        }
    }
}
