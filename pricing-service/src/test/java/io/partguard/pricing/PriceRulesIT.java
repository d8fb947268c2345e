package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Rules of every type through HTTP and the database. */
class PriceRulesIT {
    private static Service service;

    @BeforeAll
    static void start() throws InterruptedException {
        service = Service.start();
        World.build(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String rule(String type, String status, String level, String terms) {
        return """
                {"type":"%s","status":"%s","countries":["JP"],"level":"%s","inForce":{"from":"2020-01-01","to":"2099-01-01"},
                 "legalSource":{"title":"An order"},"force":"HARD","terms":%s}""".formatted(type, status, level, terms);
    }

    private static Service.Answer put(String id, String body, String... headers) {
        return service.json("PUT", "/v1/price-rules/" + id, "pricing", body, headers);
    }

    @Test
    void everyTypeIsKeptAndReadBackAsItWasWritten() {
        String[][] rules = {
            {"MARK_UP", "{\"share\":0.35}"},
            {"MARGIN_FREEZE", "{}"},
            {"YEARLY_RISE", "{\"share\":0.1}"},
            {"INDEX_LINKED", "{\"day\":\"2024-01-01\",\"lagMonths\":2}"},
            {"FREEZE", "{\"day\":\"2024-01-01\"}"},
            {
                "EXTERNAL_REFERENCE",
                "{\"statistic\":\"MEAN_OF_LOWEST\",\"n\":3,\"references\":[{\"country\":\"DE\"},{\"country\":\"CH\"}]}"
            },
            {"CORRIDOR", "{\"references\":[{\"country\":\"DE\",\"share\":0.12}]}"},
            {
                "PARTS_TO_VEHICLE",
                "{\"vehicle\":\"w204\",\"currency\":\"JPY\",\"share\":3,\"items\":[{\"brand\":\"B\",\"partNumber\":\"1\",\"quantity\":2}]}"
            },
            {
                "PRICE_CAP_INDEX",
                "{\"items\":[{\"brand\":\"B\",\"partNumber\":\"1\",\"weight\":1,\"basePrice\":{\"amount\":\"100\",\"currency\":\"JPY\"}}],\"years\":[{\"inflation\":4.0,\"efficiency\":3.5}]}"
            },
            {"NOTICE_PERIOD", "{\"days\":30}"},
            {"RESALE_PRICE", "{}"}
        };
        for (String[] rule : rules) {
            String id = "draft-" + rule[0].toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            put(id, rule(rule[0], "DRAFT", "RETAIL_EXCL_TAX", rule[1])).expect(200);

            JsonNode kept = service.get("/v1/price-rules/" + id, "analyst")
                    .expect(200)
                    .json()
                    .get("rule");
            assertThat(kept.get("type").asString()).isEqualTo(rule[0]);
            assertThat(kept.get("status").asString()).isEqualTo("DRAFT");
            Service.JSON
                    .readTree(rule[1])
                    .properties()
                    .forEach(term -> assertThat(
                                    kept.get("terms").get(term.getKey()).toString())
                            .as(rule[0])
                            .startsWith(term.getValue().toString().substring(0, 1)));
        }
        // None of them is in force: the part is quoted as before.
        assertThat(service.json(
                                "POST",
                                "/v1/quotes",
                                "dealer",
                                "{\"country\":\"JP\",\"lines\":[{\"brand\":\"Nordkette\",\"partNumber\":\"34 11 6 850-886\",\"quantity\":1}]}")
                        .expect(201)
                        .json()
                        .at("/lines/0/status")
                        .asString())
                .isEqualTo("PRICED");
    }

    @Test
    void aRuleGoesFromDraftToInForceToRepealedAndNothingComesBack() {
        String terms = "{\"share\":0.1}";
        var draft = put("life", rule("YEARLY_RISE", "DRAFT", "RETAIL_EXCL_TAX", terms))
                .expect(200);
        var inForce = put(
                        "life",
                        rule("YEARLY_RISE", "IN_FORCE", "RETAIL_EXCL_TAX", terms)
                                .replace("JP", "BR"),
                        "If-Match",
                        draft.header("ETag"))
                .expect(200);
        String etag = inForce.header("ETag");
        assertThat(put("life", rule("YEARLY_RISE", "DRAFT", "RETAIL_EXCL_TAX", terms), "If-Match", etag)
                        .expect(409)
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("RULE_STATUS_REFUSED");
        String endless =
                rule("YEARLY_RISE", "REPEALED", "RETAIL_EXCL_TAX", terms).replace(",\"to\":\"2099-01-01\"", "");
        put("life", endless, "If-Match", etag).expect(400);
        String repealed =
                rule("YEARLY_RISE", "REPEALED", "RETAIL_EXCL_TAX", terms).replace("JP", "BR");
        String last = put("life", repealed, "If-Match", etag).expect(200).header("ETag");
        put("life", rule("YEARLY_RISE", "IN_FORCE", "RETAIL_EXCL_TAX", terms), "If-Match", last)
                .expect(409);
    }

    @Test
    void termsThatMakeNoRuleAreNamedOneByOne() {
        JsonNode problem = put(
                        "bad",
                        rule("CORRIDOR", "DRAFT", "EVERYWHERE", "{\"references\":[{\"country\":\"XX\",\"share\":-1}]}"))
                .expect(400)
                .json();
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .contains("/level", "/terms/references/0/country", "/terms/references/0/share");
        put(
                        "bad",
                        rule("MAXIMUM_RETAIL_PRICE", "DRAFT", "DEALER_NET", "null")
                                .replace("\"force\"", "\"amount\":{\"amount\":\"5\",\"currency\":\"JPY\"},\"force\""))
                .expect(400);
        for (String type : new String[] {
            "NOTICE_PERIOD",
            "CORRIDOR",
            "EXTERNAL_REFERENCE",
            "PARTS_TO_VEHICLE",
            "PRICE_CAP_INDEX",
            "FREEZE",
            "MARK_UP",
            "INDEX_LINKED"
        }) {
            for (String terms : new String[] {
                "null",
                "{}",
                "{\"days\":-1,\"references\":[null],\"items\":[null],\"years\":[null],\"share\":-1,\"day\":\"x\"}"
            }) {
                put("bad", rule(type, "DRAFT", "RETAIL_EXCL_TAX", terms)).expect(400);
            }
        }
    }

    /** A build that knows ceilings alone goes on reading the rules it wrote. */
    @Test
    void aPlainCeilingIsStillKeptInTheFirstForm() {
        put("new-form", rule("YEARLY_RISE", "DRAFT", "RETAIL_EXCL_TAX", "{\"share\":0.1}"))
                .expect(200);
        JdbcClient jdbc = service.bean(JdbcClient.class);

        assertThat(form(jdbc, "cn-2014")).isEqualTo(1);
        assertThat(form(jdbc, "new-form")).isEqualTo(2);
    }

    private static int form(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT (document->>'v')::int FROM price_rule_version WHERE rule_id = ? AND upper_inf(known)")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static final String QUOTE = "{\"country\":\"%s\",\"waterfall\":true,\"lines\":[{\"brand\":\"Nordkette\","
            + "\"partNumber\":\"34 11 6 850-886\",\"quantity\":1}]}";

    private static JsonNode quoted(String country) {
        return service.json("POST", "/v1/quotes", "dealer", QUOTE.formatted(country))
                .expect(201)
                .json()
                .at("/lines/0");
    }

    /** Unknown is not allowed: a hard rule that needs what nobody has said blocks, until it is repealed. */
    @Test
    void aHardRuleInForceThatCannotBeDecidedBlocksTheQuote() {
        String rule = rule("MARK_UP", "IN_FORCE", "RETAIL_EXCL_TAX", "{\"share\":0.1}")
                .replace("JP", "CH");
        String etag = put("ch-markup", rule).expect(200).header("ETag");
        assertThat(quoted("CH").get("code").asString()).isEqualTo("RULE_UNDECIDABLE");

        String repealed = rule.replace("IN_FORCE", "REPEALED").replace("2099-01-01", "2021-01-01");
        put("ch-markup", repealed, "If-Match", etag).expect(200);
        assertThat(quoted("CH").get("status").asString()).isEqualTo("PRICED");
    }

    /** 500 yuan with tax in China; a corridor from there lowers Germany, whose price a freeze looks back at. */
    @Test
    void aQuoteLooksAcrossCountriesAndBack() throws InterruptedException {
        try (Service own = Service.start()) {
            World.build(own);
            String corridor = rule(
                            "CORRIDOR",
                            "IN_FORCE",
                            "RETAIL_EXCL_TAX",
                            "{\"references\":[{\"country\":\"CN\",\"share\":0.30}]}")
                    .replace("\"JP\"", "\"DE\",\"AT\"");
            World.put(own, "/v1/price-rules/corridor", corridor);
            String frozen = rule("FREEZE", "IN_FORCE", "RETAIL_EXCL_TAX", "{\"day\":\"2026-02-01\"}");
            World.put(own, "/v1/price-rules/frozen", frozen);

            JsonNode line = own.json("POST", "/v1/quotes", "dealer", QUOTE.formatted("DE"))
                    .expect(201)
                    .json()
                    .at("/lines/0");
            // The list price in China is 900, but 442 is what it costs there: 442 · 1.30 / 7.9827
            assertThat(line.at("/unitListPrice/amount").asString()).isEqualTo("71.98");
            assertThat(line.at("/bindingRule/id").asString()).isEqualTo("corridor");
            assertThat(own.json("POST", "/v1/quotes", "dealer", QUOTE.formatted("JP"))
                            .expect(201)
                            .json()
                            .at("/lines/0/unitListPrice/amount")
                            .asString())
                    .isEqualTo("15000");
            JsonNode reference = own.asService(
                            "/v1/reference-prices",
                            "{\"items\":[{\"ref\":\"0\",\"brand\":\"Nordkette\",\"partNumber\":\"34 11 6 850-886\",\"country\":\"DE\",\"currency\":\"EUR\"}]}")
                    .expect(200)
                    .json();
            assertThat(reference.toString()).contains("71.98");
        }
    }

    @Test
    void contradictionsAreShownWhileTheyAreDrafts() {
        String below = "{\"statistic\":\"MINIMUM\",\"share\":%s,\"references\":[{\"country\":\"%s\"}]}";
        put("jp-ch", rule("EXTERNAL_REFERENCE", "DRAFT", "RETAIL_EXCL_TAX", below.formatted("0.95", "CH")))
                .expect(200);
        put(
                        "ch-jp",
                        rule("EXTERNAL_REFERENCE", "DRAFT", "RETAIL_EXCL_TAX", below.formatted("1", "JP"))
                                .replace("[\"JP\"]", "[\"CH\"]"))
                .expect(200);

        JsonNode found = service.get("/v1/price-rule-findings?day=2026-04-13", "analyst")
                .expect(200)
                .json();

        assertThat(found.get("contradictions").valueStream())
                .anySatisfy(one -> assertThat(one.get("rules").valueStream().map(JsonNode::asString))
                        .containsExactlyInAnyOrder("jp-ch", "ch-jp"));
        service.get("/v1/price-rule-findings?day=x", "analyst").expect(400);
        service.get("/v1/price-rule-findings", "dealer").expect(403);
    }
}
