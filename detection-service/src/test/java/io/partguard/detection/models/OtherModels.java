package io.partguard.detection.models;

import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.TrainedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Models made of the shipped verdict model: usable ones that judge otherwise, and ones that must be refused. */
final class OtherModels {
    private OtherModels() {}

    private static ModelFile shipped() throws IOException, UnusableModel {
        try (InputStream in = OtherModels.class.getResourceAsStream("/models/verdict.model")) {
            return ModelFile.read(new ByteArrayInputStream(in.readAllBytes()), true);
        }
    }

    static String shippedId() throws Exception {
        return shipped().model().id();
    }

    /** The same trees; one output's calibration says it is much likelier. */
    static byte[] favouring(String output, double shift) throws Exception {
        ModelFile file = shipped();
        Map<String, Calibration> calibrations = new HashMap<>(file.model().calibrations());
        calibrations.put(
                output, new Calibration(file.model().calibration(output).slope(), shift));
        return bytes(
                file,
                ModelFile.named("verdict", file.model().features(), file.model().outputs(), calibrations));
    }

    /** As if this build computed one feature under another name. */
    static byte[] withOtherFeatures() throws Exception {
        ModelFile file = shipped();
        List<String> features = new ArrayList<>(file.model().features());
        features.set(0, "ANOTHER");
        return bytes(
                file,
                ModelFile.named(
                        "verdict",
                        features,
                        file.model().outputs(),
                        file.model().calibrations()));
    }

    static String idOf(byte[] bytes) throws Exception {
        return ModelFile.read(new ByteArrayInputStream(bytes), false).model().id();
    }

    private static byte[] bytes(ModelFile file, TrainedModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ModelFile(model, file.card(), file.probes(), file.tribuo()).write(out);
        return out.toByteArray();
    }
}
