package io.partguard.bench;

import io.partguard.bench.catalogue.CatalogFaults;
import io.partguard.bench.catalogue.CatalogIngest;
import io.partguard.bench.catalogue.CatalogLadder;
import io.partguard.bench.catalogue.CatalogLookup;
import io.partguard.bench.catalogue.CatalogRecall;
import io.partguard.bench.catalogue.CatalogSearch;
import io.partguard.bench.china.China2014;
import io.partguard.bench.images.ImageDuplicates;
import io.partguard.bench.matching.MatchQuality;
import io.partguard.bench.names.NamesQuality;
import io.partguard.bench.pricing.PricingOptimizer;
import io.partguard.bench.pricing.PricingQuotes;
import io.partguard.bench.pricing.PricingTimeTravel;
import io.partguard.bench.realinput.RealInput;
import io.partguard.bench.scoring.ScoringCost;
import io.partguard.bench.stack.StackFailed;
import io.partguard.bench.verdict.PoisonedFeedback;
import io.partguard.bench.verdict.VerdictQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code partguard bench}: exit code 0 where all floors were met or the data is absent, 1 where not, 2 for a wrong call. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures what the documentation claims.")
public final class Bench implements Callable<Integer> {
    private static final List<Benchmark> ALL = List.of(
            new RealInput(),
            new CatalogLadder(),
            new CatalogRecall(),
            new CatalogSearch(),
            new CatalogLookup(),
            new CatalogFaults(),
            new CatalogIngest(),
            new ImageDuplicates(),
            new NamesQuality(),
            new MatchQuality(),
            new ScoringCost(),
            new VerdictQuality(),
            new PoisonedFeedback(),
            new PricingOptimizer(),
            new PricingTimeTravel(),
            new PricingQuotes(),
            new China2014());

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "What to measure.")
    @Nullable String name;

    @Option(names = "--list", description = "Lists what can be measured.")
    boolean list;

    @Option(names = "--quick", description = "Under a minute, against the running stack where there is one.")
    boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the numbers to a file.")
    @Nullable Path json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Shared data (default: PARTGUARD_DATA, else ../shared/data).")
    @Nullable Path data;

    private final Screen screen = new Screen(System.out);
    private final Clock clock = Clock.systemUTC();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list || name == null) {
            ALL.forEach(benchmark -> screen.line("%-19s %s", benchmark.name(), benchmark.line()));
            return list ? 0 : 2;
        }
        Benchmark benchmark =
                ALL.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
        if (benchmark == null) {
            System.err.println("There is no bench called " + name + "; --list shows them.");
            return 2;
        }
        Path folder = folder();
        List<String> absent = benchmark.absent(folder);
        if (!absent.isEmpty()) {
            screen.line("Skipped: %s has no %s. Set PARTGUARD_DATA or --data.", folder, String.join(", ", absent));
            return 0;
        }
        try {
            return report(benchmark, benchmark.run(folder, quick, screen));
        } catch (StackFailed e) {
            System.err.println("Nothing was measured: " + e.getMessage());
            return 1;
        }
    }

    private Path folder() {
        if (data != null) {
            return data;
        }
        String given = System.getenv("PARTGUARD_DATA");
        return Path.of(given == null || given.isBlank() ? "../shared/data" : given);
    }

    private int report(Benchmark benchmark, Result result) throws IOException {
        Map<String, String> versions = Machine.versions();
        versions.putAll(result.versions());
        screen.line("");
        screen.line("%-26s %12s %10s %10s", benchmark.name(), "measured", "floor", "goal");
        for (Metric metric : result.metrics()) {
            screen.line(
                    "%-26s %12s %10s %10s %s",
                    metric.key(),
                    number(metric.value()),
                    mark(metric, metric.floor()),
                    mark(metric, metric.goal()),
                    metric.floor() == null
                            ? ""
                            : !metric.meets(metric.floor())
                                    ? "BELOW THE FLOOR"
                                    : metric.meets(metric.goal()) ? "goal reached" : "floor reached");
        }
        result.remarks().forEach(remark -> screen.line("- " + remark));
        screen.line("%s; %s", Machine.hardware(), versions);
        if (json != null) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("name", benchmark.name());
            written.put("date", clock.instant().toString());
            written.put("hardware", Machine.hardware());
            written.put("versions", versions);
            Map<String, Object> metrics = new LinkedHashMap<>();
            result.metrics().forEach(metric -> metrics.put(metric.key(), metric.value()));
            written.put("metrics", metrics);
            Files.writeString(
                    json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
        }
        return result.meetsItsFloors() ? 0 : 1;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (Math.abs(value) < .001) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String mark(Metric metric, @Nullable Double mark) {
        return mark == null
                ? ""
                : (metric.more() ? ">= " : "<= ") + number(mark).replaceAll("(\\.\\d*?)0+$", "$1");
    }
}
