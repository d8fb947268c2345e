package io.partguard.pricing.verification;

import static io.partguard.pricing.TradeWorld.PART;
import static io.partguard.pricing.TradeWorld.basket;
import static io.partguard.pricing.TradeWorld.rule;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_EXCL_TAX;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_INCL_TAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.MarkUp;
import io.partguard.pricing.rule.PartsToVehicle;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookVerifierTest {
    private final TradeWorld world = new TradeWorld()
            .region("DE,AT", "EUR", "0.05", "0.19")
            .region("PL", "PLN", "0.10", "0.23")
            .rate("PLN", "4.00");
    private final List<Rule> rules = new ArrayList<>(List.of(
            rule("corridor", "DE", RETAIL_EXCL_TAX, new Corridor(new TreeMap<>(Map.of("PL", new BigDecimal("0.10"))))),
            rule("mrp", "AT", RETAIL_INCL_TAX, new Ceiling(Money.of("150.00", "EUR")))));

    private Verified verified(String germany, String poland) {
        BookVerifier verifier = new BookVerifier(world.regions, rules, world, world);
        verifier.check(PART, prices(germany, poland));
        return verifier.result();
    }

    private static Map<String, Money> prices(String germany, String poland) {
        return Map.of("r-at", Money.of(germany, "EUR"), "r-pl", Money.of(poland, "PLN"));
    }

    @Test
    void aBookInsideEveryRuleMayBePublished() {
        Verified verified = verified("110.00", "400.00");

        assertThat(verified.mayBePublished()).isTrue();
        assertThat(verified.prices()).isEqualTo(2);
        assertThat(verified.checked()).isEqualTo(2);
    }

    @Test
    void oneStepTooMuchInOneOfARegionsCountriesIsAViolation() {
        Verified verified = verified("110.05", "400.00");

        assertThat(verified.mayBePublished()).isFalse();
        assertThat(verified.first()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("corridor");
            assertThat(found.country()).isEqualTo("DE");
            assertThat(found.price().orElseThrow()).isEqualByComparingTo("110.05");
            assertThat(found.limit().orElseThrow()).isEqualByComparingTo("110");
        });
    }

    @Test
    void aPriceOffTheGridIsNone() {
        assertThat(verified("109.99", "400.00").first())
                .extracting(Violation::rule)
                .containsOnly("grid");
        assertThat(verified("109.99", "400.00").violations()).isEqualTo(2);
    }

    @Test
    void theTaxIsCountedAsTheBuyerPaysIt() {
        assertThat(verified("126.05", "800.00").mayBePublished()).isTrue();
        // 126.10 · 1.19 = 150.059
        assertThat(verified("126.10", "800.00").first())
                .extracting(Violation::rule)
                .containsExactly("mrp");
    }

    @Test
    void whatCannotBeWorkedOutIsAViolationUnlessItIsADraft() {
        rules.add(rule("markup", "PL", RETAIL_EXCL_TAX, new MarkUp(new BigDecimal("0.3"))));
        assertThat(verified("110.00", "400.00").first()).singleElement().satisfies(found -> {
            assertThat(found.limit()).isEmpty();
            assertThat(found.detail()).startsWith("LANDED_COST");
        });
        rules.set(2, ((io.partguard.pricing.rule.PriceRule) rules.getLast()).with(Status.DRAFT));
        assertThat(verified("110.00", "400.00").mayBePublished()).isTrue();
    }

    @Test
    void aBasketIsSummedUpExactly() {
        world.vehicles.put("carPL", Money.of("500.00", "PLN"));
        PartKey other = PartKey.of("Nordkette", "other");
        rules.add(basket(
                "ratio",
                "PL",
                new PartsToVehicle(
                        "car",
                        Currency.getInstance("PLN"),
                        new BigDecimal("3"),
                        Map.of(
                                PART,
                                Share.of(new BigDecimal("2")),
                                other,
                                new Share(BigDecimal.ONE, new BigDecimal("3"))))));
        for (String price : List.of("2100.00", "2100.10")) {
            BookVerifier verifier = new BookVerifier(world.regions, rules, world, world);
            verifier.check(PART, prices("110.00", "400.00"));
            verifier.check(other, Map.of("r-pl", Money.of(price, "PLN")));
            // 2 · 400 + 2100 / 3 = 1500
            assertThat(verifier.result().mayBePublished()).isEqualTo(price.equals("2100.00"));
        }
    }

    @Test
    void aCertificateShowsEveryRuleWithItsSlackAndTheOneThatBinds() {
        Certificates certificates = new Certificates(world.regions, rules, world, world);

        PriceCertificate certificate =
                certificates.of(PART, prices("109.95", "400.00"), "DE").orElseThrow();
        assertThat(certificate.stands()).isTrue();
        assertThat(certificate.binding()).isEmpty();
        assertThat(certificate.lines()).singleElement().satisfies(line -> {
            assertThat(line.slack().orElseThrow()).isEqualByComparingTo("0.05");
            assertThat(line.because()).extracting(cell -> cell.country()).containsExactly("PL");
        });
        assertThat(certificates
                        .of(PART, prices("110.00", "400.00"), "DE")
                        .orElseThrow()
                        .binding())
                .hasValue(new RuleId("corridor"));
        assertThat(certificates
                        .of(PART, prices("110.05", "400.00"), "DE")
                        .orElseThrow()
                        .stands())
                .isFalse();
        assertThat(certificates.of(PART, prices("110.05", "400.00"), "FR")).isEmpty();
    }
}
