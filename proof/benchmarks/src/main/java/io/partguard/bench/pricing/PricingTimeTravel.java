package io.partguard.bench.pricing;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.pricing.PriceLog.Answer;
import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random questions for a day, as known at an instant, to the real service, against a replay of what it was told. */
public final class PricingTimeTravel implements Benchmark {
    private static final int LINES = 5;

    @Override
    public String name() {
        return "pricing-time-travel";
    }

    @Override
    public String line() {
        return "1,000 questions for a day as known at an instant, over a year of publications, against a replay of the log";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    private record Question(String country, List<String> parts, LocalDate day, int known, Instant knownAt) {}

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        int weeks = quick ? 8 : 52;
        int questions = quick ? 150 : 1_000;
        try (LocalPricing pricing = LocalPricing.start()) {
            YearOfPrices year = new YearOfPrices(pricing, 20_260_413);
            year.begin();
            for (int week = 0; week < weeks; week++) {
                year.week(week, screen);
            }
            int wrong = 0;
            int priced = 0;
            int capped = 0;
            Random random = new Random(7);
            for (int q = 0; q < questions; q++) {
                Question question = question(year, random);
                JsonNode answer = ask(pricing, question);
                boolean right = true;
                for (int l = 0; l < LINES; l++) {
                    String part = question.parts().get(l);
                    Optional<Answer> expected =
                            year.log().answer(question.country(), part, question.day(), question.known());
                    JsonNode line = answer.path("lines").get(l);
                    boolean same = isSame(expected, line);
                    right &= same;
                    priced += expected.isPresent() ? 1 : 0;
                    capped +=
                            line.has("bindingRule") && !line.path("bindingRule").isNull() ? 1 : 0;
                    if (!same && wrong < 3) {
                        screen.line("  WRONG %s %s: expected %s, got %s", question, part, expected, line);
                    }
                }
                wrong += right ? 0 : 1;
            }
            return new Result(
                    List.of(
                            Metric.info("questions", questions),
                            Metric.info("lines", (double) questions * LINES),
                            Metric.info("changes", year.log().size()),
                            Metric.info("publications", year.published()),
                            Metric.atMost("wrong", wrong, 0, 0)),
                    Map.of("postgresql", pricing.postgresVersion()),
                    List.of(
                            "%d lines with a price, %d of them set by a ceiling, %d without one"
                                    .formatted(priced, capped, questions * LINES - priced),
                            "%d prices moved by publications; %d publications were refused because a rule forbade them"
                                    .formatted(year.moved(), year.refused()),
                            "days lie within 15 months; what was known when is pressed into minutes"));
        } catch (SQLException e) {
            throw new StackFailed("The database cannot be asked: " + e.getMessage());
        }
    }

    private static Question question(YearOfPrices year, Random random) {
        int known = YearOfPrices.BEGINNING + random.nextInt(year.log().size() - YearOfPrices.BEGINNING + 1);
        List<String> parts = new ArrayList<>();
        for (int l = 0; l < LINES; l++) {
            parts.add(year.part());
        }
        return new Question(year.country(), parts, year.day(), known, year.log().after(known, random.nextDouble()));
    }

    private static JsonNode ask(LocalPricing pricing, Question question) throws IOException, InterruptedException {
        String lines = question.parts().stream()
                .map(part -> "{\"brand\":\"Nordkette\",\"partNumber\":\"" + part + "\"}")
                .collect(Collectors.joining(","));
        String json = "{\"country\":\"%s\",\"validAt\":\"%s\",\"knownAt\":\"%s\",\"lines\":[%s]}"
                .formatted(question.country(), question.day(), question.knownAt(), lines);
        return JsonMapper.shared().readTree(pricing.quote(json).body());
    }

    private static boolean isSame(Optional<Answer> expected, JsonNode line) {
        if (expected.isEmpty()) {
            return line.path("status").asString().equals("NO_PRICE");
        }
        Answer answer = expected.get();
        return line.path("status").asString().equals("PRICED")
                && isSame(answer.list(), line.at("/unitListPrice/amount"))
                && isSame(answer.inclTax(), line.at("/unitRetailInclTax/amount"))
                && isSame(answer.dealerNet(), line.at("/dealerNet/amount"));
    }

    private static boolean isSame(BigDecimal expected, JsonNode amount) {
        return expected.compareTo(new BigDecimal(amount.asString("-1"))) == 0;
    }
}
