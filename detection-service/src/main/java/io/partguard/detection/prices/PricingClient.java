package io.partguard.detection.prices;

import feign.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** pricing-service, as far as we read it. */
@FeignClient(
        name = "pricing",
        url = "${partguard.neighbours.pricing.url}",
        configuration = PricingClientConfiguration.class)
interface PricingClient {

    @PostMapping(path = "/v1/reference-prices", consumes = "application/json", produces = "application/json")
    Answer referencePrices(@RequestBody Question question, Request.Options time);

    record Question(List<Asked> items) {}

    record Asked(String ref, String brand, String partNumber, String country, String currency) {}

    /** What came in; anything may be missing in it. */
    record Answer(@Nullable String priceBook, @Nullable List<@Nullable Result> results) {}

    /** @param status KNOWN or UNKNOWN */
    record Result(
            @Nullable String ref,
            @Nullable String status,
            @Nullable Amount listPrice,
            @Nullable Amount dealerNet,
            @Nullable Amount cheapestLegal,
            @Nullable String cheapestLegalCountry) {}

    record Amount(@Nullable String amount, @Nullable String currency) {}
}
