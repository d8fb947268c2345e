package io.partguard.pricing.pressure.detection;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** detection-service, as far as we read it. Anything may be missing in an answer. */
@FeignClient(
        name = "detection",
        url = "${partguard.neighbours.detection.url}",
        configuration = DetectionClientConfiguration.class)
interface DetectionClient {

    @GetMapping(path = "/v1/market-pressure", produces = "application/json")
    @Nullable Report latest();

    @GetMapping(path = "/v1/market-pressure/{id}", produces = "application/json")
    @Nullable Report find(@PathVariable("id") String id);

    record Report(
            @Nullable String id,
            @Nullable String since,
            @Nullable String until,
            @Nullable String modelTrainedOn,
            @Nullable List<@Nullable Item> items) {}

    record Item(
            @Nullable String family,
            @Nullable String country,
            @Nullable String substitute,
            @Nullable BigDecimal ratio,
            @Nullable Long listings,
            @Nullable Integer sellers,
            @Nullable String code) {}
}
