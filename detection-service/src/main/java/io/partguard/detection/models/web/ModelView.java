package io.partguard.detection.models.web;

import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.ModelKind;
import io.partguard.detection.models.ModelState;
import io.partguard.detection.models.RegisteredModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model as it is shown. @param history empty in lists */
@Schema(name = "RegisteredModel")
record ModelView(
        String id,
        ModelKind kind,
        ModelState state,
        String sha256,
        long bytes,
        String featuresHash,
        List<String> features,
        ModelFile.Card card,
        @Nullable String replaced,
        long revision,
        String registeredBy,
        Instant registeredAt,
        Instant changedAt,
        List<ChangeView> history) {

    @Schema(name = "ModelChange")
    record ChangeView(@Nullable ModelState was, ModelState became, String actor, String reason, Instant at) {}

    static ModelView of(RegisteredModel one, List<RegisteredModel.Change> history) {
        return new ModelView(
                one.id(),
                one.kind(),
                one.state(),
                one.blob(),
                one.bytes(),
                one.featuresHash(),
                one.features(),
                one.card(),
                one.replaced(),
                one.revision(),
                one.registeredBy(),
                one.registeredAt(),
                one.changedAt(),
                history.stream()
                        .map(change -> new ChangeView(
                                change.was(), change.became(), change.actor(), change.reason(), change.at()))
                        .toList());
    }
}
