package io.partguard.detection.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import feign.Request;
import io.partguard.detection.judging.candidate.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** catalog-service, as far as we read it. */
@FeignClient(
        name = "catalog",
        url = "${partguard.neighbours.catalog.url}",
        configuration = CatalogClientConfiguration.class)
interface CatalogClient {

    @PostMapping(path = "/v1/candidates", consumes = "application/json", produces = "application/json")
    Answer candidates(@RequestBody Question question, Request.Options time);

    @GetMapping(path = "/v1/brands", produces = "application/json")
    Brands brands();

    record Question(List<Asked> listings, int limit) {}

    /** @param ref given back with the answer */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            String ref,
            List<String> numbers,
            @Nullable String brand,
            @Nullable String gtin,
            String text) {}

    /** What came in; anything may be missing in it. @param normaliser version of the part number forms it searched with */
    record Answer(
            @Nullable String catalogueRevision,
            @Nullable Integer normaliser,
            @Nullable List<@Nullable Result> results) {}

    record Result(@Nullable String ref, @Nullable List<Candidate> candidates) {}

    record Brands(@Nullable List<Brand> items) {}

    record Brand(@Nullable String brand, @Nullable String key, long parts) {}
}
