package io.partguard.pricing.catalogue;

import feign.Request;
import io.partguard.pricing.quote.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** catalog-service, as far as we read it. Anything may be missing in an answer. */
@FeignClient(
        name = "catalog",
        url = "${partguard.neighbours.catalog.url}",
        configuration = CatalogClientConfiguration.class)
interface CatalogClient {

    @PostMapping(path = "/v1/parts/lookups", consumes = "application/json", produces = "application/json")
    Looked lookUp(@RequestBody Lookups question, Request.Options time);

    @PostMapping(path = "/v1/parts/current", consumes = "application/json", produces = "application/json")
    Currents current(@RequestBody CurrentQuestion question, Request.Options time);

    record Lookups(List<Line> lines) {}

    record Line(String ref, String number, String brand) {}

    record Looked(@Nullable List<@Nullable Result> results) {}

    /** @param alike how many parts are reached just as well */
    record Result(
            @Nullable String ref,
            @Nullable String outcome,
            @Nullable Integer alike,
            @Nullable String partId,
            @Nullable String brand,
            @Nullable String partNumber) {}

    /** @param on a day such as 2026-04-13 */
    record CurrentQuestion(String on, List<String> partIds) {}

    record Currents(@Nullable List<@Nullable Current> items) {}

    record Current(
            @Nullable String partId,
            @Nullable String outcome,
            @Nullable String currentPartNumber,
            @Nullable List<@Nullable Link> chain) {}

    record Link(
            @Nullable List<@Nullable Successor> to,
            Standing.@Nullable Kind kind,
            @Nullable String validFrom,
            @Nullable String reason) {}

    record Successor(@Nullable String partNumber) {}
}
