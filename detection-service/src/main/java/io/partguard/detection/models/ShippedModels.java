package io.partguard.detection.models;

import io.partguard.detection.judging.model.TrainedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The models that the program brings, or those of a folder that the operator names: what an empty registry begins with. */
@Component
class ShippedModels {
    private final @Nullable Path dir;

    ShippedModels(ModelProperties properties) {
        this.dir = properties.dir();
    }

    /** @throws IllegalStateException where it must not judge anybody: a service that could not trust its models does not start */
    byte[] bytes(ModelKind kind) throws IOException {
        try (InputStream in = dir == null
                ? new ClassPathResource("models/" + kind.file()).getInputStream()
                : Files.newInputStream(dir.resolve(kind.file()))) {
            byte[] bytes = in.readNBytes(ModelRegistry.MOST_BYTES + 1);
            if (bytes.length > ModelRegistry.MOST_BYTES) {
                throw new IllegalStateException(where(kind) + " is larger than a model can be");
            }
            return bytes;
        }
    }

    /** Names the file for people. */
    String where(ModelKind kind) {
        return dir == null
                ? kind.file() + " (shipped with the program)"
                : dir.resolve(kind.file()).toString();
    }

    static void mustMatch(ModelKind expected, ModelKind found, TrainedModel model) {
        if (expected != found) {
            throw new IllegalStateException(model.id() + " stands where a model of kind " + expected + " belongs");
        }
    }
}
