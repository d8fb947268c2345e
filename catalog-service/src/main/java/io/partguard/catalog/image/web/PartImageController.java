package io.partguard.catalog.image.web;

import io.partguard.api.Idempotency;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.catalog.image.PartImages;
import io.partguard.catalog.image.PartImages.Taken;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class PartImageController {
    private final PartImages images;
    private final Idempotency idempotency;
    private final JsonMapper json;

    PartImageController(PartImages images, Idempotency idempotency, JsonMapper json) {
        this.images = images;
        this.idempotency = idempotency;
        this.json = json;
    }

    record ImageList(List<ImageAnswer> items) {}

    @GetMapping("/v1/parts/{partId}/images")
    @PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
    ImageList listPartImages(@PathVariable String partId) {
        return new ImageList(images.of(partId).stream().map(ImageAnswer::of).toList());
    }

    /** Adds a picture: its bytes as they are, JPEG, PNG or GIF. The same bytes again are the same picture. */
    @PostMapping(
            value = "/v1/parts/{partId}/images",
            consumes = {"image/*", "application/octet-stream"})
    @PreAuthorize("hasRole('OPERATOR')")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImageAnswer.class)))
    ResponseEntity<byte[]> addPartImage(
            Viewer viewer,
            HttpServletRequest request,
            @PathVariable String partId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        images.of(partId);
        Taken taken = images.take(request.getInputStream());
        StoredAnswer answer = idempotency.once(
                viewer, "addPartImage", key, partId + " " + taken.blob().sha256(), () -> {
                    ImageAnswer added = ImageAnswer.of(images.add(partId, taken, viewer.subject()));
                    return StoredAnswer.json(
                            201, added.url(), json.writeValueAsString(added).getBytes(StandardCharsets.UTF_8));
                });
        return answer.toResponse();
    }

    /** The part no longer shows it. Nothing happens to other parts that do. */
    @DeleteMapping("/v1/parts/{partId}/images/{sha256}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePartImage(@PathVariable String partId, @PathVariable String sha256) {
        images.remove(partId, sha256);
    }
}
