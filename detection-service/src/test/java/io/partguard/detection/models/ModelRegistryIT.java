package io.partguard.detection.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.api.BlobStore;
import io.partguard.detection.ServiceIT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.JsonNode;

class ModelRegistryIT extends ServiceIT {
    @Autowired
    ModelWorld world;

    @Autowired
    ModelRegistry registry;

    @Autowired
    ModelRows rows;

    @Autowired
    ShippedModels shipped;

    @Autowired
    BlobStore blobs;

    private HttpResponse<String> register(byte[] bytes) {
        return send(request("/v1/models", "lead")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private HttpResponse<String> act(String role, String id, String what, String etag) {
        return send(request("/v1/models/" + id + "/" + what, role)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .POST(BodyPublishers.ofString("{\"reason\":\"a test\"}")));
    }

    private HttpResponse<String> read(String path) {
        return send(request(path, "lead").GET());
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void theShippedModelsAreTheFirstChampions() throws Exception {
        JsonNode champions = json(read("/v1/models?state=CHAMPION")).get("items");
        assertThat(champions).hasSize(2);
        JsonNode verdict = json(read("/v1/models/" + OtherModels.shippedId()));
        assertThat(verdict.get("kind").asString()).isEqualTo("VERDICT");
        assertThat(verdict.get("card").get("trainer")).isNotEmpty();
        assertThat(verdict.get("history").get(1).get("became").asString()).isEqualTo("CHAMPION");
        assertThat(jdbc.sql("select count(*) from event where type = 'model.promoted'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
        assertThat(jdbc.sql("select jsonb_array_length(probes) from model where id = ?")
                        .param(OtherModels.shippedId())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void theDatabaseAllowsOneChampionAKind() throws Exception {
        String other =
                json(register(OtherModels.favouring("GENUINE", .1))).get("id").asString();
        assertThatThrownBy(() -> jdbc.sql("update model set state = 'CHAMPION' where id = ?")
                        .param(other)
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aModelThatCannotBeTrustedIsRefusedAndNotKept() throws Exception {
        byte[] good = OtherModels.favouring("GENUINE", .2);
        byte[] cut = java.util.Arrays.copyOf(good, good.length / 2);
        for (byte[] bad : List.of(OtherModels.withOtherFeatures(), cut, "no model".getBytes())) {
            HttpResponse<String> answer = register(bad);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("MODEL_UNUSABLE");
        }
        assertThat(read("/v1/models/" + OtherModels.idOf(OtherModels.withOtherFeatures()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameModelSentTwiceIsOne() throws Exception {
        byte[] bytes = OtherModels.favouring("GENUINE", .3);
        assertThat(register(bytes).statusCode()).isEqualTo(201);
        JsonNode again = json(register(bytes));
        assertThat(again.get("revision").asLong()).isEqualTo(1);
        assertThat(again.get("history")).hasSize(1);
    }

    @Test
    void aPersonPromotesOnlyWhatWasTriedAndWhatTheySaw() throws Exception {
        HttpResponse<String> candidate = register(OtherModels.favouring("GENUINE", .4));
        String id = json(candidate).get("id").asString();
        assertThat(act("analyst", id, "challenge", etag(candidate)).statusCode())
                .isEqualTo(403);
        assertThat(act("lead", id, "promotion", etag(candidate)).body()).contains("MODEL_STATE");
        HttpResponse<String> challenger = act("operator", id, "challenge", etag(candidate));
        assertThat(json(challenger).get("state").asString()).isEqualTo("CHALLENGER");
        assertThat(act("operator", id, "promotion", etag(challenger)).statusCode())
                .isEqualTo(403);
        assertThat(act("lead", id, "promotion", etag(candidate)).statusCode()).isEqualTo(412);
        HttpResponse<String> tooEarly = act("lead", id, "promotion", etag(challenger));
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("SHADOW_RUN_TOO_SHORT");

        HttpResponse<String> next = register(OtherModels.favouring("GENUINE", .5));
        String nextId = json(next).get("id").asString();
        HttpResponse<String> nextChallenger = act("lead", nextId, "challenge", etag(next));
        assertThat(nextChallenger.statusCode()).isEqualTo(200);
        assertThat(json(read("/v1/models/" + id)).get("state").asString()).isEqualTo("CANDIDATE");
        HttpResponse<String> withdrawn = act("lead", nextId, "withdrawal", etag(nextChallenger));
        assertThat(json(act("lead", nextId, "retirement", etag(withdrawn)))
                        .get("state")
                        .asString())
                .isEqualTo("RETIRED");
    }

    @Test
    void theFirstChampionHasNoWayBack() throws Exception {
        HttpResponse<String> answer = send(request("/v1/models/rollback", "lead")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"kind\":\"VERDICT\",\"champion\":\"" + OtherModels.shippedId()
                        + "\",\"reason\":\"a test\"}")));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("NO_EARLIER_CHAMPION");
    }

    @Test
    void aChallengerWhoseBytesAreLostStopsNobody() throws Exception {
        HttpResponse<String> candidate = register(OtherModels.favouring("GENUINE", .8));
        String id = json(candidate).get("id").asString();
        blobs.delete(jdbc.sql("select blob from model where id = ?")
                .param(id)
                .query(String.class)
                .single());
        HttpResponse<String> challenger = act("lead", id, "challenge", etag(candidate));
        assertThat(challenger.statusCode()).isEqualTo(200);

        ModelWorld restarted = new ModelWorld(registry, rows, shipped, blobs);

        assertThat(restarted.verdict().model().id()).isEqualTo(OtherModels.shippedId());
        assertThat(restarted.challenges(restarted.with(Set.of("Nordkette")))).isEmpty();
        assertThat(act("lead", id, "withdrawal", etag(challenger)).statusCode()).isEqualTo(200);
    }

    @Test
    void aBuildWithOtherFeaturesThanTheChampionGoesOnAndItsModelCanBePromoted() throws Exception {
        String champion = OtherModels.shippedId();
        String hash = json(read("/v1/models/" + champion)).get("featuresHash").asString();
        setHash(champion, "ftr_of_another_build");
        world.refresh();
        assertThat(world.verdict().model().id()).isEqualTo(champion);
        HttpResponse<String> candidate = register(OtherModels.favouring("GENUINE", .6));
        String id = json(candidate).get("id").asString();
        HttpResponse<String> challenger = act("lead", id, "challenge", etag(candidate));
        assertThat(act("lead", id, "promotion", etag(challenger)).statusCode()).isEqualTo(200);
        world.refresh();
        assertThat(world.verdict().model().id()).isEqualTo(id);

        assertThat(rollBack(id).body()).contains("MODEL_UNUSABLE");
        setHash(champion, hash);
        assertThat(rollBack(id).statusCode()).isEqualTo(200);
        assertThat(rollBack(id).statusCode()).isEqualTo(412);
        world.refresh();
        assertThat(world.verdict().model().id()).isEqualTo(champion);
    }

    private void setHash(String model, String hash) {
        jdbc.sql("update model set features_hash = ? where id = ?")
                .params(hash, model)
                .update();
    }

    private HttpResponse<String> rollBack(String champion) {
        return send(request("/v1/models/rollback", "lead")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"kind\":\"VERDICT\",\"champion\":\"" + champion + "\",\"reason\":\"a test\"}")));
    }

    @Test
    void ofManyWhoPromoteOrRollBackAtOnceOneDoes() throws Exception {
        String champion = OtherModels.shippedId();
        HttpResponse<String> candidate = register(OtherModels.favouring("GENUINE", .7));
        String id = json(candidate).get("id").asString();
        String etag = etag(act("lead", id, "challenge", etag(candidate)));
        jdbc.sql("insert into shadow_count (challenger, champion, said, would_say, n) values (?, ?, ?, ?, ?)")
                .params(id, champion, "GENUINE", "GENUINE", 5_000)
                .update();
        assertThat(act("lead", id, "promotion", etag).body()).contains("GOLD_SET_TOO_SMALL");
        addGold("gold-one");
        addGold("gold-two");
        assertThat(act("lead", id, "promotion", etag).body()).contains("GOLD_RUN_MISSING");
        goldRun(id, champion, 1, 0);
        assertThat(act("lead", id, "promotion", etag).body())
                .contains("WORSE_ON_GOLD_SET")
                .contains("names 1 rightly (the champion 2)");
        goldRun(id, champion, 2, 1);
        assertThat(act("lead", id, "promotion", etag).body()).contains("WORSE_ON_GOLD_SET");
        goldRun(id, champion, 2, 0);

        assertThat(atOnce(() -> act("lead", id, "promotion", etag).statusCode()))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(atOnce(() -> rollBack(id).statusCode()))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);

        assertThat(json(read("/v1/models?kind=VERDICT&state=CHAMPION"))
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(champion);
        assertThat(json(read("/v1/models/" + id)).get("history")).hasSize(4);
    }

    private HttpResponse<String> vouch(String role, String detection) {
        return send(request("/v1/gold-set", role)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"detectionId\":\"" + detection
                        + "\",\"verdict\":\"GENUINE\",\"reason\":\"bought and looked at\"}")));
    }

    private void addGold(String listing) {
        String detection = json(post("/v1/detections", "application/json", """
                {"marketplace":"gold-bay","listingId":"%s","title":"GENUINE disc","country":"DE","seller":{"id":"s","name":"Ann"}}
                """.formatted(listing)))
                .get("id")
                .asString();
        assertThat(vouch("analyst", detection).statusCode()).isEqualTo(403);
        assertThat(vouch("operator", detection).statusCode()).isEqualTo(403);
        assertThat(vouch("lead", detection).statusCode()).isEqualTo(201);
        assertThat(vouch("lead", detection).body()).contains("ALREADY_GOLD");
        assertThat(vouch("lead", "det_none").statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from gold_example g where g.listing::text like '%Ann%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> jdbc.sql("update gold_example set verdict = 'COUNTERFEIT'")
                        .update())
                .hasMessageContaining("append-only");
    }

    /** As if both had judged the gold set as it is. */
    private void goldRun(String challenger, String champion, int right, int accused) {
        JsonNode gold = json(read("/v1/gold-set"));
        jdbc.sql("""
                        insert into gold_run (challenger, champion, gold_hash, examples, champion_right, challenger_right,
                          champion_false_accusations, challenger_false_accusations, champion_missed, challenger_missed, actor, at)
                        values (?, ?, ?, ?, 2, ?, 0, ?, 0, 0, 'test', now())
                        """)
                .params(
                        challenger,
                        champion,
                        gold.get("hash").asString(),
                        gold.get("examples").asInt(),
                        right,
                        accused)
                .update();
    }

    private static List<Integer> atOnce(Callable<Integer> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(Collections.nCopies(6, call))) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
