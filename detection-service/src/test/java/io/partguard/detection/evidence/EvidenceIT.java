package io.partguard.detection.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.detection.ServiceIT;
import io.partguard.identity.Ids;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EvidenceIT extends ServiceIT {
    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3, 4};

    private String detected(String id) {
        HttpResponse<String> answer = post("/v1/detections", "application/json", """
                {"marketplace":"bay","listingId":"%s","title":"COUNTERFEIT disc","url":"http://bay/%s","country":"DE",
                 "images":["http://bay/p.jpg"],"observedAt":"2026-11-01T10:00:00Z","seller":{"id":"ev-%s","name":"Ann Vendor"}}
                """.formatted(id, id, id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("id").asString();
    }

    private HttpResponse<String> send(String detection, byte[] picture) {
        return send(request("/v1/detections/" + detection + "/evidence/images?url=http://bay/p.jpg", "analyst")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(picture)));
    }

    private Map<String, byte[]> exported(String detection) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        request("/v1/detections/" + detection + "/evidence", "analyst")
                                .GET()
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Ids.sha256().digest(bytes));
    }

    @Test
    void theListingAsSeenLeavesAsOneFileWhoseSumsHold() throws Exception {
        String id = detected("evidence");
        assertThat(send(id, PICTURE).statusCode()).isEqualTo(201);
        assertThat(send(id, PICTURE).statusCode()).isEqualTo(201);

        Map<String, byte[]> files = exported(id);

        assertThat(files).hasSize(5).containsKey("images/" + sha256(PICTURE) + ".jpg");
        String sums = new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8);
        assertThat(sums.lines())
                .hasSize(4)
                .allSatisfy(line ->
                        assertThat(sha256(files.get(line.substring(66)))).isEqualTo(line.substring(0, 64)));
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.get("url").asString()).isEqualTo("http://bay/evidence");
        assertThat(manifest.get("observedAt").asString()).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(manifest.get("contentVerified").asBoolean()).isTrue();
        assertThat(manifest.get("verdict").asString()).isEqualTo("COUNTERFEIT");
        assertThat(manifest.get("imageUrls").get(0).asString()).isEqualTo("http://bay/p.jpg");
        assertThat(new String(files.get("listing.json"), StandardCharsets.UTF_8))
                .contains("Ann Vendor");
        assertThat(JSON.readTree(files.get("detection.json"))
                        .get("basis")
                        .get("verdictModel")
                        .asString())
                .isEqualTo("verdict-1");
        assertThat(jdbc.sql("select data ->> 'manifest' from event where type = 'evidence.exported' and subject = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo(sha256(files.get("manifest.json")));
    }

    @Test
    void whatWasErasedIsNotInItAnyMore() throws Exception {
        String id = detected("evidence-erased");
        String seller = Ids.of("sel", "bay", "ev-evidence-erased");
        send(request("/v1/sellers/" + seller + "/personal-data", "lead").DELETE());
        Map<String, byte[]> files = exported(id);
        files.forEach((name, bytes) ->
                assertThat(new String(bytes, StandardCharsets.UTF_8)).as(name).doesNotContain("Ann Vendor"));
        assertThat(JSON.readTree(files.get("manifest.json"))
                        .get("contentVerified")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void onlyPicturesAreKeptAndOnlyForTheOwnTenant() {
        String id = detected("evidence-refused");
        assertThat(send(id, "<script>".getBytes(StandardCharsets.UTF_8)).body()).contains("NOT_A_PICTURE");
        assertThat(send("det_none", PICTURE).statusCode()).isEqualTo(404);
        assertThat(send(requestOf("other", "eve", "/v1/detections/" + id + "/evidence", "analyst")
                                .GET())
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(request("/v1/detections/" + id + "/evidence", "dealer").GET())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatAnOfferShowedIsNeverChanged() {
        detected("evidence-fixed");
        assertThatThrownBy(() ->
                        jdbc.sql("update listing_version set document = '{}'").update())
                .hasMessageContaining("append-only");
    }
}
