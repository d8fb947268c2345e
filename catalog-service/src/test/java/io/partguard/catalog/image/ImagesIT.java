package io.partguard.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.TestTokens;
import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.identity.image.ImageHash;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pictures of parts over HTTP: stored, served safely, and found by copies of them. */
class ImagesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start("partguard.images.most-a-part", "3", "partguard.images.max-bytes", "200KB");
        catalog.importText("""
                {"brand":"Nordbahn","partNumber":"NB 1","name":"Brake disc"}
                {"brand":"Nordbahn","partNumber":"NB 2","name":"Oil filter"}
                {"brand":"Nordbahn","partNumber":"NB 3","name":"Grille"}
                {"brand":"Nordbahn","partNumber":"NB 4","name":"Badge"}
                {"brand":"Nordbahn","partNumber":"NB 5","name":"Wheel cap"}
                {"brand":"Nordbahn","partNumber":"NB 6","name":"Airbag cover"}
                """, "application/x-ndjson", "?createBrands=true");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static String part(int number) {
        return catalog.get("/v1/parts?number=NB" + number)
                .json()
                .at("/items/0/part/partId")
                .asString();
    }

    private static HttpResponse<byte[]> send(String method, String path, String role, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(catalog.url() + path))
                .header("Authorization", "Bearer " + TestTokens.user(role))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<byte[]> add(String partId, byte[] file, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "image/png";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", "/v1/parts/" + partId + "/images", "operator", file, all);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private static JsonNode lookUp(byte[] file) {
        HttpResponse<byte[]> answer = send("POST", "/v1/images/lookups", "analyst", file, "Content-Type", "image/png");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return json(answer).at("/results/0");
    }

    @Test
    void servesAPictureAsTheTypeItIsAndNeverAsAPage() {
        byte[] file = ImageFiles.joined(ImageFiles.png(10), ImageFiles.text("<script>alert(1)</script>"));
        HttpResponse<byte[]> added = add(part(1), file, "Content-Type", "image/svg+xml");
        assertThat(added.statusCode()).isEqualTo(201);
        String address = "/v1/images/" + json(added).path("sha256").asString();
        assertThat(added.headers().firstValue("Location")).contains("/api" + address);
        HttpResponse<byte[]> served = send("GET", address, "dealer", new byte[0]);
        assertThat(served.body()).isEqualTo(file);
        assertThat(served.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(served.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=");
        assertThat(served.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        String etag = served.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = send("GET", address, "dealer", new byte[0], "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void findsThePartsOfWhichAPictureShowsACopy() {
        byte[] file = ImageFiles.png(20);
        String sha256 = json(add(part(1), file)).path("sha256").asString();
        add(part(2), file);
        add(part(2), ImageFiles.png(21));
        BufferedImage mirrored = new BufferedImage(260, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = mirrored.createGraphics();
        graphics.drawImage(ImageFiles.drawn(20), 290, -20, -320, 240, null);
        graphics.dispose();
        JsonNode result = lookUp(ImageFiles.file(mirrored, "jpeg"));
        assertThat(result.path("matches")).as(result.toString()).hasSize(1);
        JsonNode match = result.at("/matches/0");
        assertThat(match.path("sha256").asString()).isEqualTo(sha256);
        assertThat(match.path("mirrored").asBoolean()).isTrue();
        assertThat(match.path("turned").asInt()).isZero();
        assertThat(match.path("distance").asDouble()).isLessThan(.3);
        assertThat(match.path("parts").findValuesAsString("partNumber")).containsExactly("NB 1", "NB 2");
        assertThat(lookUp(ImageFiles.png(999)).path("matches")).isEmpty();
    }

    @Test
    void looksUpManyByTheirHashes() {
        add(part(3), ImageFiles.png(30));
        String known = lookUp(ImageFiles.png(30)).path("hash").asString();
        ObjectNode request = JSON.createObjectNode();
        for (String hash :
                List.of(known, lookUp(ImageFiles.png(998)).path("hash").asString())) {
            request.withArray("images")
                    .addObject()
                    .put("ref", "r" + hash.length())
                    .put("hash", hash);
        }
        HttpResponse<byte[]> answer =
                send("POST", "/v1/images/lookups", "lead", bytes(request), "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json(answer);
        assertThat(body.path("hashVersion").asInt()).isEqualTo(ImageHash.VERSION);
        assertThat(body.at("/results/0/matches/0/distance").asDouble()).isZero();
        assertThat(body.at("/results/0/matches/0/parts/0/partNumber").asString())
                .isEqualTo("NB 3");
        assertThat(body.at("/results/1/matches")).isEmpty();
    }

    @Test
    void namesEveryHashThatCannotBeRead() {
        ObjectNode request = JSON.createObjectNode();
        request.withArray("images").addObject().put("ref", "1").put("hash", "AAAA");
        HttpResponse<byte[]> answer =
                send("POST", "/v1/images/lookups", "lead", bytes(request), "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("code").asString()).isEqualTo("IMAGE_HASH_INVALID");
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("/images/0/hash");
        byte[] none = ImageFiles.text("{\"images\":[]}");
        assertThat(send("POST", "/v1/images/lookups", "lead", none, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void showsTheSameBytesOnceAndNoLongerWhenTakenOff() {
        byte[] file = ImageFiles.png(40);
        HttpResponse<byte[]> first = add(part(4), file, "Idempotency-Key", "k1");
        HttpResponse<byte[]> again = add(part(4), file, "Idempotency-Key", "k1");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(add(part(4), ImageFiles.png(41), "Idempotency-Key", "k1").statusCode())
                .isEqualTo(422);
        assertThat(add(part(4), file).statusCode()).isEqualTo(201);
        String images = "/v1/parts/" + part(4) + "/images";
        assertThat(json(send("GET", images, "dealer", new byte[0])).path("items"))
                .hasSize(1);

        String sha256 = json(first).path("sha256").asString();
        assertThat(send("DELETE", images + "/" + sha256, "operator", new byte[0])
                        .statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", images + "/" + sha256, "operator", new byte[0])
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/v1/images/" + sha256, "dealer", new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(lookUp(file).path("matches")).isEmpty();
    }

    @Test
    void findsPicturesAgainAfterARestart() {
        add(part(5), ImageFiles.png(50));
        catalog.restart();
        assertThat(lookUp(ImageFiles.png(50))
                        .at("/matches/0/parts/0/partNumber")
                        .asString())
                .isEqualTo("NB 5");
    }

    @Test
    void refusesWhatIsTooMuchOrNoPicture() {
        String images = "/v1/parts/" + part(5) + "/images";
        refuses(send("POST", images, "operator", ImageFiles.text("<svg/>"), "Content-Type", "image/svg+xml"), 415);
        refuses(send("POST", images, "operator", ImageFiles.text("hello"), "Content-Type", "text/plain"), 415);
        refuses(add(part(5), ImageFiles.claiming(ImageFiles.png(1), 60_000, 60_000)), 413);
        refuses(add(part(5), ImageFiles.joined(ImageFiles.png(1), new byte[300_000])), 413);
        refuses(add(part(5), ImageFiles.text("\u0089PNG\r\n\u001a\nnothing")), 422);
        refuses(add("prt_none", ImageFiles.png(1)), 404);
        for (int seed = 61; seed < 64; seed++) {
            add(part(6), ImageFiles.png(seed));
        }
        refuses(add(part(6), ImageFiles.png(64)), 409);
        assertThat(json(send("GET", "/v1/parts/" + part(6) + "/images", "dealer", new byte[0]))
                        .path("items"))
                .hasSize(3);
    }

    private static void refuses(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
    }

    @Test
    void letsOnlyOperatorsChangePicturesAndNoDealerLookThemUp() {
        byte[] file = ImageFiles.png(70);
        String images = "/v1/parts/" + part(1) + "/images";
        for (String role : List.of("dealer", "analyst", "lead", "pricing")) {
            refuses(send("POST", images, role, file, "Content-Type", "image/png"), 403);
            refuses(send("DELETE", images + "/abc", role, new byte[0]), 403);
        }
        refuses(send("POST", "/v1/images/lookups", "dealer", file, "Content-Type", "image/png"), 403);
    }
}
