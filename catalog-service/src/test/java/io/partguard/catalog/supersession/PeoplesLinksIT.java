package io.partguard.catalog.supersession;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people say of parts holds for just these parts, also when files take some of them away for a while. */
class PeoplesLinksIT extends LinkedParts {

    @Test
    void keepsWhatPeopleSaidOfAPartThatIsTakenOutAndComesBack() {
        parts("Back", "K-2");
        JsonNode bad =
                catalog.importText("{\"brand\":\"Back\",\"partNumber\":\"K-1\",\"name\":\"Part\"}\n", NDJSON, "");
        String first = id("back", "K-1");
        assertThat(add(first, to("K-2", ",\"reason\":\"recall\"")).status()).isEqualTo(201);
        JsonNode revert = catalog.post(
                        "/v1/parts/imports/" + bad.path("id").asString() + "/revert", "application/json", "")
                .json();
        assertThat(catalog.waitForImport(revert.path("id").asString())
                        .path("removed")
                        .asInt())
                .isEqualTo(1);
        assertThat(catalog.get("/v1/parts?number=K-1&brand=back").json().path("items"))
                .noneMatch(item -> item.at("/part/partNumber").asString().equals("K-1"));
        assertThat(report("Back").path("superseded").asInt()).isZero();

        parts("Back", "K-1");
        assertThat(id("back", "K-1")).isEqualTo(first);
        assertThat(report("Back").path("superseded").asInt()).isEqualTo(1);
        JsonNode now = current(first);
        assertThat(now.path("currentPartNumber").asString()).isEqualTo("K-2");
        assertThat(now.at("/chain/0/reason").asString()).isEqualTo("recall");
    }

    /** Foam kit and pillar repair of a real list: two parts whose numbers differ in a hyphen alone. */
    @Test
    void keepsALinkOnThePartThatWasMeantThoughAnotherLooksLikeIt() {
        parts("Alike", "X-100", "806245", "806-245");
        String replaced = id("alike", "X-100");
        String pillar = id("alike", "806-245");
        assertThat(add(replaced, toPart(pillar)).status()).isEqualTo(201);

        JsonNode dry = remove("Alike", "?dryRun=true", "806-245");
        assertThat(dry.at("/supersessions/dangling").asInt()).isEqualTo(1);
        long before = change();
        JsonNode job = remove("Alike", "", "806-245");
        assertThat(job.path("supersessions")).isEqualTo(dry.path("supersessions"));
        assertThat(change()).isGreaterThan(before);
        assertThat(current(replaced).path("outcome").asString()).isEqualTo("DANGLING");
        assertThat(current(replaced).at("/chain/0/to/0/partNumber").asString()).isEqualTo("806-245");
        assertThat(current(replaced).at("/chain/0/to/0").has("partId")).isFalse();
        assertThat(catalog.get("/v1/supersessions/problems?brand=alike").text()).contains("DANGLING,Alike," + replaced);

        before = change();
        parts("Alike", "806-245");
        assertThat(current(replaced).path("currentPartId").asString()).isEqualTo(pillar);
        assertThat(report("Alike").path("dangling").asInt()).isZero();
        assertThat(change()).isGreaterThan(before);
    }

    @Test
    void leadsToNoPartThatIsAwayWhereBothEndsWentAtOnce() {
        parts("Pair", "P-100", "P-200");
        String replaced = id("pair", "P-100");
        String successor = id("pair", "P-200");
        assertThat(add(replaced, toPart(successor)).status()).isEqualTo(201);
        remove("Pair", "", "P-100", "P-200");

        parts("Pair", "P-100");
        assertThat(current(replaced).path("outcome").asString()).isEqualTo("DANGLING");
        assertThat(candidate("Pair", "P-100")).contains(replaced).doesNotContain("currentPartId");

        parts("Pair", "P-200");
        assertThat(current(replaced).path("currentPartId").asString()).isEqualTo(successor);
        assertThat(candidate("Pair", "P-100")).contains("\"currentPartId\":\"" + successor + "\"");
    }

    @Test
    void refusesAPartOfAnotherBrand() {
        parts("Own", "100", "200");
        parts("Foreign", "100");
        Answer refused = add(id("own", "200"), toPart(id("foreign", "100")));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("OTHER_BRAND");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/to/0");
        assertThat(add(id("own", "200"), toPart(id("own", "100"))).status()).isEqualTo(201);
    }

    private static String candidate(String brand, String number) {
        return catalog.asService(
                        "/v1/candidates",
                        "{\"listings\":[{\"ref\":\"1\",\"numbers\":[\"" + number + "\"],\"brand\":\"" + brand + "\"}]}")
                .text();
    }
}
