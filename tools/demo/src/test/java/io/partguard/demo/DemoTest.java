package io.partguard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.demo.catalogue.HouseBrand;
import io.partguard.identity.BrandName;
import io.partguard.identity.Gtin;
import io.partguard.identity.Money;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoTest {
    private static final List<String> FILES = List.of(
            "catalogue.ndjson",
            "catalogue.yaml",
            "regions.json",
            "prices.csv",
            "rules.json",
            "rates.csv",
            "feed.ndjson",
            "labels.csv");
    private static final Map<String, HouseBrand> BRANDS =
            Arrays.stream(HouseBrand.values()).collect(Collectors.toMap(HouseBrand::label, brand -> brand));
    /** A sample of real makers of vehicles, parts and machines, and marketplaces: none may appear. Those that are everyday words are left out. */
    private static final Set<String> REAL = Set.of(
            "audi",
            "bmw",
            "bosch",
            "brembo",
            "caterpillar",
            "chevrolet",
            "citroen",
            "continental",
            "cummins",
            "daimler",
            "delphi",
            "denso",
            "dacia",
            "febi",
            "ferodo",
            "ferrari",
            "fiat",
            "ford",
            "hella",
            "hitachi",
            "honda",
            "hyundai",
            "iveco",
            "jaguar",
            "jcb",
            "kia",
            "komatsu",
            "lemforder",
            "lexus",
            "lucas",
            "luk",
            "mahle",
            "mann",
            "mazda",
            "mercedes",
            "meyle",
            "mini",
            "mitsubishi",
            "nissan",
            "opel",
            "osram",
            "peugeot",
            "philips",
            "porsche",
            "renault",
            "sachs",
            "scania",
            "skf",
            "skoda",
            "subaru",
            "suzuki",
            "tesla",
            "toyota",
            "trw",
            "valeo",
            "vauxhall",
            "volkswagen",
            "volvo",
            "vw",
            "wabco",
            "zf",
            "amazon",
            "ebay",
            "aliexpress",
            "allegro",
            "kaufland");

    @TempDir
    static Path dir;

    @BeforeAll
    static void make() throws IOException {
        Demo.generate(dir, Demo.SEED, Sizes.SMALL);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers(@TempDir Path again, @TempDir Path other) throws IOException {
        Demo.generate(again, Demo.SEED, Sizes.SMALL);
        Demo.generate(other, Demo.SEED + 1, Sizes.SMALL);
        for (String file : FILES) {
            assertThat(Files.mismatch(dir.resolve(file), again.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
        assertThat(Files.mismatch(dir.resolve("feed.ndjson"), other.resolve("feed.ndjson")))
                .isNotEqualTo(-1);
        assertThat(Files.mismatch(dir.resolve("catalogue.ndjson"), other.resolve("catalogue.ndjson")))
                .isNotEqualTo(-1);
    }

    @Test
    void everyNumberHasItsBrandsShapeAndIsIssuedOnce() throws IOException {
        Set<String> seen = new HashSet<>();
        for (JsonNode part : parts().toList()) {
            HouseBrand brand = BRANDS.get(part.get("brand").asString());
            String number = part.get("partNumber").asString();
            assertThat(number.replace("#", "")).as(brand.label()).matches(brand.shape());
            assertThat(seen.add(brand + new PartNumber(number).identity()))
                    .as(number)
                    .isTrue();
        }
        assertThat(parts().map(part -> part.get("brand").asString()).distinct()).hasSize(BRANDS.size());
    }

    @Test
    void theMappingNamesEveryFieldOfTheCatalogue() throws IOException {
        String mapping = Files.readString(dir.resolve("catalogue.yaml"));
        assertThat(parts().flatMap(part -> part.propertyNames().stream()).distinct())
                .allMatch(field -> mapping.contains("  " + field + ": " + field + "\n"));
    }

    @Test
    void everyGtinHasItsCheckDigitAndBelongsToOnePart() throws IOException {
        List<String> gtins = parts().filter(part -> part.has("gtin"))
                .map(part -> part.get("gtin").asString())
                .toList();
        assertThat(gtins)
                .hasSizeGreaterThan(1000)
                .doesNotHaveDuplicates()
                .allMatch(gtin -> Gtin.parse(gtin).isPresent());
    }

    @Test
    void supersessionsLeadToPartsThatExistAndNeverInACircle() throws IOException {
        Map<String, List<String>> next = new HashMap<>();
        parts().forEach(part -> next.put(
                part.get("brand").asString() + part.get("partNumber").asString(),
                part.path("supersededBy")
                        .valueStream()
                        .map(number -> part.get("brand").asString() + number.asString())
                        .toList()));
        int longest = 0;
        for (String start : next.keySet()) {
            int steps = 0;
            for (String at = start; !next.get(at).isEmpty(); at = next.get(at).getFirst()) {
                assertThat(next).containsKey(next.get(at).getFirst());
                assertThat(++steps).isLessThan(10);
            }
            longest = Math.max(longest, steps);
        }
        assertThat(longest).isGreaterThan(1);
        assertThat(parts().filter(part -> part.has("supersessionNote"))
                        .map(part -> part.get("supersessionNote").asString()))
                .anyMatch(note -> note.contains(" & "))
                .anyMatch(note -> note.contains(" OR "))
                .anyMatch(note -> note.matches("USE .* x[2-4]"));
    }

    @Test
    void thereAreKitsDepositsReferencesAndBrandBearingParts() throws IOException {
        assertThat(parts()).anyMatch(part -> part.get("description").asString().contains("Contains:"));
        assertThat(parts()).anyMatch(part -> part.has("coreChargeFor") && part.has("coreCharge"));
        assertThat(parts()).anyMatch(part -> part.has("oeNumbers"));
        assertThat(parts()).anyMatch(part -> part.has("interchanges"));
        assertThat(parts()).anyMatch(part -> part.get("brandBearing").asBoolean());
    }

    @Test
    void everyPriceIsMoneyOnItsRegionsGridAndAboveWhatDealersPay() throws IOException {
        Map<String, BigDecimal> grids = new HashMap<>();
        for (JsonNode region :
                JsonMapper.shared().readTree(dir.resolve("regions.json").toFile())) {
            grids.put(
                    region.get("id").asString(),
                    new BigDecimal(region.get("priceGrid").asString()));
        }
        List<String> rows = Files.readAllLines(dir.resolve("prices.csv"));
        assertThat(rows).hasSizeGreaterThan(20_000);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            Money list = Money.of(cells[4], cells[3]);
            Money net = Money.of(cells[5], cells[3]);
            assertThat(list.amount().remainder(grids.get(cells[2]))).as(row).isEqualByComparingTo("0");
            assertThat(net.amount()).as(row).isPositive();
            assertThat(net).as(row).isLessThan(list);
        }
    }

    @Test
    void regionsCoverTwelveCountriesEachOnce() throws IOException {
        List<String> countries = JsonMapper.shared()
                .readTree(dir.resolve("regions.json").toFile())
                .valueStream()
                .flatMap(region -> region.get("countries").valueStream())
                .map(JsonNode::asString)
                .toList();
        assertThat(countries)
                .hasSizeGreaterThanOrEqualTo(12)
                .doesNotHaveDuplicates()
                .contains("DE", "FR", "PL", "US", "CN", "IN", "BR", "MU");
    }

    @Test
    void ceilingsBindTheShownPartInThreeOfSixCountriesAndSayThatTheyAreMadeUp() throws IOException {
        JsonNode rules = JsonMapper.shared().readTree(dir.resolve("rules.json").toFile());
        Map<String, BigDecimal> listPrices = new HashMap<>();
        Files.readAllLines(dir.resolve("prices.csv")).stream()
                .map(row -> row.split(","))
                .filter(row -> row[0].equals(Demo.SHOWCASE_BRAND) && row[1].equals(Demo.SHOWCASE_NUMBER))
                .forEach(row -> listPrices.put(row[2], new BigDecimal(row[4])));
        assertThat(listPrices).containsKeys("de", "cn", "in", "mu", "pl", "us");
        JsonNode china = rules.get(0);
        assertThat(new BigDecimal(china.at("/amount/amount").asString())).isLessThan(listPrices.get("cn"));
        for (JsonNode rule : rules) {
            assertThat(rule.at("/legalSource/title").asString()).containsAnyOf("emonstration", "demonstration");
        }
    }

    @Test
    void mostListingsAreNoneOfOursAndTwoToFourPercentAreFakes() throws IOException {
        Map<String, Long> classes = labels().collect(Collectors.groupingBy(row -> row[2], Collectors.counting()));
        double all = Sizes.SMALL.listings();
        assertThat(classes.get("NOT_OURS") / all).isBetween(.55, .68);
        assertThat((classes.get("COPYCAT") + classes.get("COUNTERFEIT")) / all).isBetween(.02, .04);
        assertThat(classes.get("COMPATIBLE") / all).isBetween(.14, .23);
        assertThat(classes.get("GENUINE") / all).isBetween(.11, .19);
        assertThat(classes.get("PARALLEL_IMPORT") / all).isBetween(.01, .03);
    }

    @Test
    void everyListingHasOneAnswerAndNeverCarriesIt() throws IOException {
        Set<String> labelled = labels().map(row -> row[0] + row[1]).collect(Collectors.toSet());
        assertThat(labelled).hasSize(Sizes.SMALL.listings());
        listings().forEach(listing -> {
            assertThat(labelled)
                    .contains(listing.get("marketplace").asString()
                            + listing.get("listingId").asString());
            assertThat(listing.get("title").asString()).isNotBlank();
            assertThat(listing.has("verdict") || listing.has("kind")).isFalse();
        });
    }

    @Test
    void copycatsNeverUseTheMarkAndDisguisesAreNotTheNameItself() throws IOException {
        Map<String, String[]> answers = labels().collect(Collectors.toMap(row -> row[0] + row[1], row -> row));
        listings().forEach(listing -> {
            String[] answer = answers.get(listing.get("marketplace").asString()
                    + listing.get("listingId").asString());
            String words = listing.get("title").asString() + " "
                    + listing.path("brand").asString("");
            boolean disguised =
                    Set.of("homoglyph", "zero_width", "spaced", "leet").contains(answer[5]);
            if (answer[2].equals("COPYCAT") || answer[2].equals("NOT_OURS") || disguised) {
                Set<String> keys = Arrays.stream(words.split("[^\\p{L}\\p{N}\\p{Cf}]+"))
                        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                        .map(word -> word.toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.toSet());
                assertThat(keys).as(words).doesNotContainAnyElementsOf(marks());
            }
        });
    }

    @Test
    void noiseReachesHonestListingsToo() throws IOException {
        assertThat(listings()).anyMatch(listing -> !listing.has("price"));
        assertThat(listings())
                .anyMatch(listing -> listing.at("/price/amount").asString("").equals("0.00"));
        assertThat(listings())
                .anyMatch(listing -> listing.at("/price/amount").asString("").contains(","));
        assertThat(listings()).anyMatch(listing -> listing.has("packQuantity"));
        assertThat(listings()).anyMatch(listing -> !listing.has("description"));
        assertThat(listings()).anyMatch(listing -> !listing.get("seller").has("ageDays"));
    }

    @Test
    void noRealMakerIsNamed() throws IOException {
        for (String file : List.of("catalogue.ndjson", "feed.ndjson")) {
            Set<String> words = Files.readAllLines(dir.resolve(file)).stream()
                    .flatMap(line -> Arrays.stream(
                            line.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+")))
                    .collect(Collectors.toSet());
            assertThat(words).as(file).doesNotContainAnyElementsOf(REAL);
        }
    }

    @Test
    void ratesAreInTheFormOfTheCentralBank() throws IOException {
        List<String> rows = Files.readAllLines(dir.resolve("rates.csv"));
        assertThat(rows.getFirst()).startsWith("Date,USD,").contains(",MUR,").endsWith(",");
        assertThat(rows.get(1)).startsWith("2026-06-30,");
        assertThat(rows).anyMatch(row -> row.contains("N/A"));
    }

    private static Set<String> marks() {
        return BRANDS.keySet().stream().map(name -> new BrandName(name).key()).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> parts() throws IOException {
        return json("catalogue.ndjson");
    }

    private static Stream<JsonNode> listings() throws IOException {
        return json("feed.ndjson");
    }

    private static Stream<JsonNode> json(String file) throws IOException {
        return Files.readAllLines(dir.resolve(file)).stream()
                .map(line -> JsonMapper.shared().readTree(line));
    }

    private static Stream<String[]> labels() throws IOException {
        return Files.readAllLines(dir.resolve("labels.csv")).stream().skip(1).map(row -> row.split(",", -1));
    }
}
