package io.partguard.catalog.image.web;

import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.image.ImageLookup;
import io.partguard.catalog.image.ImageLookup.Found;
import io.partguard.catalog.image.PartImages;
import io.partguard.catalog.image.StoredImage;
import io.partguard.catalog.part.CatalogError;
import io.partguard.identity.image.ImageHash;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ImageController {
    /** Matches in an answer where nothing else was asked for. */
    private static final int MATCHES = 10;

    private final PartImages images;
    private final ImageLookup lookup;

    ImageController(PartImages images, ImageLookup lookup) {
        this.images = images;
        this.lookup = lookup;
    }

    /** The picture's bytes as they were uploaded, under the type that decoding found, and never as a page. */
    @GetMapping("/v1/images/{sha256}")
    @PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Resource> getImage(@PathVariable String sha256) {
        StoredImage image = images.find(sha256);
        MediaType type = MediaType.parseMediaType(image.mediaType());
        String name = image.sha256().substring(0, 16) + "." + type.getSubtype();
        return ResponseEntity.ok()
                .contentType(type)
                .contentLength(image.bytes())
                .eTag('"' + image.sha256() + '"')
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(new InputStreamResource(() -> images.read(image), image.sha256()));
    }

    /**
     * Of which parts' pictures a picture is a copy: cropped, mirrored, turned, brightened, recompressed, watermarked. Either
     * its bytes (JPEG, PNG, GIF; the answer has one result), or JSON with the hashes of up to 100 pictures.
     */
    @PostMapping(
            value = "/v1/images/lookups",
            consumes = {"image/*", "application/octet-stream"})
    @PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR', 'SERVICE')")
    LookupAnswers lookUpImage(HttpServletRequest request) throws IOException {
        Found found = lookup.find(request.getInputStream(), MATCHES);
        return new LookupAnswers(ImageHash.VERSION, List.of(LookupAnswer.of("picture", found)));
    }

    @PostMapping(value = "/v1/images/lookups", consumes = "application/json")
    @PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR', 'SERVICE')")
    LookupAnswers lookUpImages(@Valid @RequestBody LookupRequest request) {
        List<Found> found = lookup.find(hashes(request), request.limit() == null ? MATCHES : request.limit());
        List<LookupAnswer> results = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            results.add(LookupAnswer.of(request.images().get(i).ref(), found.get(i)));
        }
        return new LookupAnswers(ImageHash.VERSION, results);
    }

    private static List<ImageHash> hashes(LookupRequest request) {
        List<ImageHash> hashes = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < request.images().size(); i++) {
            int index = i;
            ImageHash.read(request.images().get(i).hash())
                    .ifPresentOrElse(
                            hashes::add,
                            () -> errors.add(new FieldError(
                                    "/images/" + index + "/hash",
                                    null,
                                    "IMAGE_HASH_INVALID",
                                    "Base64 of a hash of version " + ImageHash.VERSION + ".")));
        }
        if (!errors.isEmpty()) {
            throw new Refused(CatalogError.IMAGE_HASH_INVALID, "Not every hash can be read.", errors);
        }
        return hashes;
    }
}
