package io.partguard.detection.models.web;

import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.ModelWorld;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which models judge, and what they were trained on. */
@RestController
@RequestMapping("/v1/models")
@Tag(name = "models")
class ModelController {
    private final ModelWorld models;

    ModelController(ModelWorld models) {
        this.models = models;
    }

    /** @param trainedOn {@code SYNTHETIC} until real labels exist */
    record Current(String trainedOn, Model match, Model verdict) {}

    record Model(String id, List<String> features, ModelFile.Card card) {
        static Model of(ModelFile file) {
            return new Model(file.model().id(), file.model().features(), file.card());
        }
    }

    @GetMapping("/current")
    @PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
    @Operation(operationId = "getCurrentModels", summary = "The models in force with their cards")
    Current current() {
        return new Current(models.verdict().card().trainedOn(), Model.of(models.match()), Model.of(models.verdict()));
    }
}
