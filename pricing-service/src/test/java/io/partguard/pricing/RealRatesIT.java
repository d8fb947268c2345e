package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The European Central Bank's whole table; skipped where the shared data are not. */
class RealRatesIT {

    @Test
    void theWholeHistoryIsLoadedAndASecondTimeChangesNothing() throws Exception {
        String folder = System.getenv().getOrDefault("PARTGUARD_DATA", "../../shared/data");
        Path file = Path.of(folder).resolve("pricing/eurofxref-hist.csv");
        if (!Files.exists(file)) {
            file = Path.of("../../../shared/data/pricing/eurofxref-hist.csv");
        }
        assumeTrue(Files.exists(file), "no " + file + ": set PARTGUARD_DATA");
        try (Service service = Service.start()) {
            JsonNode first = service.upload("/v1/rates", "text/csv", BodyPublishers.ofFile(file))
                    .expect(200)
                    .json();
            JsonNode second = service.upload("/v1/rates", "text/csv", BodyPublishers.ofFile(file))
                    .expect(200)
                    .json();

            assertThat(first.get("read").asLong()).isEqualTo(6_983);
            assertThat(first.get("rejected").asLong()).isZero();
            assertThat(first.get("changedRates").asLong()).isGreaterThan(200_000);
            assertThat(second.get("changedRates").asLong()).isZero();
            assertThat(second.get("priceBook")).isEqualTo(first.get("priceBook"));
            // A Sunday has Friday's rates and says so; the rouble was last quoted in March 2022.
            JsonNode sunday = service.get("/v1/rates?day=2026-04-12", "pricing").json();
            assertThat(sunday.at("/rates/USD/quotedOn").asString()).isEqualTo("2026-04-10");
            assertThat(sunday.at("/rates").has("RUB")).isFalse();
            assertThat(service.get("/v1/rates?day=2022-02-28", "pricing")
                            .json()
                            .at("/rates")
                            .has("RUB"))
                    .isTrue();
        }
    }
}
