package io.partguard.detection.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.ServiceIT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MarketPressureIT extends ServiceIT {
    private static final String TENANT = "pressure";

    @Test
    void streetPricesComeTogetherByFamilyAndCountryAndStayAsTheyWereTaken() {
        assertThat(as("lead", "/v1/market-pressure").statusCode()).isEqualTo(404);
        for (int seller = 0; seller < 6; seller++) {
            for (int offer = 0; offer < 5; offer++) {
                detect("COPYCAT disc", seller, offer, seller < 4 ? "40.00" : "5.00");
            }
        }
        for (int offer = 0; offer < 40; offer++) {
            detect("GENUINE disc", 9, 100 + offer, "1.00");
        }

        jdbc.sql("update seller set first_seen = now() - interval '31 days' where tenant = ?")
                .param(TENANT)
                .update();
        for (int account = 20; account < 40; account++) {
            detect("COPYCAT disc", account, 0, "2.00");
        }

        HttpResponse<String> taken = take();
        JsonNode snapshot = json(taken);
        JsonNode market = snapshot.get("items").get(0);
        detect("COPYCAT disc", 7, 50, "1.00");
        JsonNode again = json(as(
                "pricing", taken.headers().firstValue("Location").orElseThrow().substring("/api".length())));

        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(snapshot.get("items").size()).isEqualTo(1);
        assertThat(market.get("family").asString()).isEqualTo("brake-disc");
        assertThat(market.get("country").asString()).isEqualTo("DE");
        assertThat(market.get("ratio").asDouble()).isEqualTo(.4);
        assertThat(market.get("listings").asInt()).isEqualTo(30);
        assertThat(market.get("sellers").asInt()).isEqualTo(6);
        assertThat(again).isEqualTo(snapshot);
        assertThat(json(as("lead", "/v1/market-pressure"))).isEqualTo(snapshot);
    }

    @Test
    void neitherDealersNorOtherTenantsSeeIt() {
        send(requestOf("one", "lea", "/v1/market-pressure", "lead").POST(BodyPublishers.noBody()));

        assertThat(as("dealer", "/v1/market-pressure").statusCode()).isEqualTo(403);
        assertThat(send(requestOf("other", "eve", "/v1/market-pressure", "lead").GET())
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> take() {
        return send(requestOf(TENANT, "lea", "/v1/market-pressure", "lead").POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> as(String role, String path) {
        return send(requestOf(TENANT, role + "-1", path, role).GET());
    }

    private void detect(String title, int seller, int offer, String price) {
        String listing = """
                {"marketplace":"bay","listingId":"%d-%d","title":"%s","country":"DE",
                 "price":{"amount":"%s","currency":"EUR"},"seller":{"id":"s-%d"}}
                """.formatted(seller, offer, title, price, seller);
        HttpResponse<String> answer = send(requestOf(TENANT, "ann", "/v1/detections", "analyst")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(listing)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
