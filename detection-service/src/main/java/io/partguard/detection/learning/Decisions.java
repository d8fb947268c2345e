package io.partguard.detection.learning;

import io.partguard.detection.labels.LabelSelection;
import io.partguard.detection.labels.TrainingExample;
import io.partguard.detection.labels.TrainingSet;
import io.partguard.detection.models.ModelKind;
import io.partguard.identity.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A training set as it was taken down: decisions of people, as signals of their offers. @param hash of the file */
record Decisions(TrainingSet set, List<TrainingExample> examples, String hash) {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** A card is to be read by people: the largest cuts, the rest as a count. */
    private static final int CUTS_SHOWN = 12;

    /** @throws IOException where it is no training set, or of other features than this build computes */
    static Decisions read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        try {
            TrainingSet set = JSON.readValue(lines.getFirst(), TrainingSet.class);
            if (set.v() != TrainingSet.VERSION || !set.features().equals(ModelKind.VERDICT.featuresHash())) {
                throw new IOException(file + " has other features than this build: take the training set anew");
            }
            List<TrainingExample> examples = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                TrainingExample example = JSON.readValue(line, TrainingExample.class);
                if (example.values().size() != ModelKind.VERDICT.features().size()) {
                    throw new IOException(file + ": label " + example.label() + " has "
                            + example.values().size() + " signals");
                }
                examples.add(example);
            }
            if (examples.size() != set.kept()) {
                throw new IOException(file + " is cut short: " + examples.size() + " of " + set.kept() + " examples");
            }
            return new Decisions(
                    set,
                    examples,
                    HexFormat.of()
                            .formatHex(Ids.sha256()
                                    .digest((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8))));
        } catch (JacksonException e) {
            throw new IOException(file + " is no training set: " + e.getMessage(), e);
        }
    }

    /** What the card of a model says of them. */
    Map<String, String> provenance() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(
                "decisions",
                String.format(
                        Locale.ROOT,
                        "%s until %s: %d labels, %d kept, weighing %.2f; signals by %s; sha256 %s",
                        set.id(),
                        set.until(),
                        set.labels(),
                        set.kept(),
                        set.weight(),
                        set.matchModel(),
                        hash));
        said.put("decisions_left_out", set.leftOut().toString());
        said.put("decisions_caps", set.caps().toString());
        List<LabelSelection.Cut> cuts = set.cuts();
        said.put(
                "decisions_cut",
                cuts.stream()
                                .limit(CUTS_SHOWN)
                                .map(cut -> String.format(
                                        Locale.ROOT,
                                        "%s %s %.2f to %.2f",
                                        cut.cap(),
                                        cut.group(),
                                        cut.offered(),
                                        cut.kept()))
                                .collect(Collectors.joining("; "))
                        + (cuts.size() > CUTS_SHOWN ? "; and " + (cuts.size() - CUTS_SHOWN) + " more" : ""));
        return said;
    }
}
