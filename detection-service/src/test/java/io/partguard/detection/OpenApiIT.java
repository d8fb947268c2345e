package io.partguard.detection;

import io.partguard.api.testing.OpenApiFile;
import org.junit.jupiter.api.Test;

class OpenApiIT extends ServiceIT {

    @Test
    void theCheckedInDocumentIsWhatTheServiceServes() {
        OpenApiFile.check("http://127.0.0.1:" + port, "detection");
    }
}
