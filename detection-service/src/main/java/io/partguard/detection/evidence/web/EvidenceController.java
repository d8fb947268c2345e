package io.partguard.detection.evidence.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.evidence.EvidenceExport;
import io.partguard.detection.evidence.EvidenceImage;
import io.partguard.detection.evidence.EvidenceImages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/detections/{id}/evidence")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
@Tag(name = "evidence")
class EvidenceController {
    private static final String BYTES = "application/octet-stream";
    private static final String ZIP = "application/zip";

    private final EvidenceExport export;
    private final EvidenceImages images;

    EvidenceController(EvidenceExport export, EvidenceImages images) {
        this.export = export;
        this.images = images;
    }

    @GetMapping
    @Operation(
            operationId = "exportEvidence",
            summary = "The evidence behind a detection as one file",
            description =
                    "A zip: the listing as seen, the detection with its reasons and basis, pictures that were sent in, a"
                            + " manifest with the hash of each file, and SHA256SUMS.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void export(Viewer viewer, @PathVariable String id, @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        EvidenceExport.Bundle bundle = export.gather(viewer, id);
        response.setContentType(ZIP);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + bundle.detectionId() + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        export.write(bundle, response.getOutputStream());
    }

    @PostMapping(path = "/images", consumes = BYTES)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addEvidenceImage",
            summary = "Keep a picture of the offer as evidence",
            description = "Byte for byte; JPEG, PNG, GIF or WebP by its first bytes, up to 10 MB.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(mediaType = BYTES, schema = @Schema(type = "string", format = "binary"))))
    EvidenceImage add(
            Viewer viewer,
            @PathVariable String id,
            @Parameter(description = "where it was seen") @RequestParam(required = false) @Size(max = 2000) @Nullable String url,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(EvidenceImages.MOST_BYTES + 1);
        if (bytes.length > EvidenceImages.MOST_BYTES) {
            throw new Refused(
                    ApiError.BODY_TOO_LARGE, "A picture has at most " + EvidenceImages.MOST_BYTES + " bytes.");
        }
        return images.add(viewer, id, bytes, url);
    }
}
