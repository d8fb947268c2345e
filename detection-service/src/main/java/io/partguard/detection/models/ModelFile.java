package io.partguard.detection.models;

import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.identity.Ids;
import io.partguard.identity.PartNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model as a file: a zip with {@code model.json} (features, calibrations, card, probes), for each output its flat trees
 * and Tribuo's own model. Serving reads the first two and never loads native code; the last is the truth that a test, and
 * whoever doubts, can hold the trees to.
 *
 * @param card where the model comes from and what it was measured to do
 * @param probes examples with the probabilities Tribuo gave them
 * @param tribuo Tribuo's models as protocol buffers; empty when read for serving
 */
public record ModelFile(TrainedModel model, Card card, List<Probe> probes, Map<String, byte[]> tribuo) {
    private static final int FORMAT = 1;
    /** Tribuo gives floats. */
    private static final double TOLERANCE = 1e-5;

    private static final int MOST_BYTES = 64 << 20;
    private static final String HEADER = "model.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * @param trainedOn {@code SYNTHETIC} until real labels exist
     * @param data which data: generator, seeds, sizes, hash
     * @param trainer Tribuo's provenance of trainer and settings, a line an output
     * @param evaluation named measurements, each from data the model was not trained on
     */
    public record Card(
            String trainedOn,
            String trainedAt,
            Map<String, String> data,
            Map<String, String> trainer,
            Map<String, Double> evaluation) {}

    /** @param values NaN as null @param probabilities for each output */
    public record Probe(List<@Nullable Double> values, Map<String, Double> probabilities) {

        public static Probe of(double[] values, Map<String, Double> probabilities) {
            List<@Nullable Double> list = new java.util.ArrayList<>();
            for (double value : values) {
                list.add(Double.isNaN(value) ? null : value);
            }
            return new Probe(list, probabilities);
        }

        double[] example() {
            return values.stream()
                    .mapToDouble(value -> value == null ? Double.NaN : value)
                    .toArray();
        }
    }

    private record Header(
            int v,
            String name,
            String id,
            int normaliser,
            List<String> features,
            Map<String, Calibration> calibrations,
            Card card,
            List<Probe> probes) {}

    /** A model's id says what it is made of: its name, features, trees and calibrations. */
    public static TrainedModel named(
            String name, List<String> features, Map<String, FlatTrees> outputs, Map<String, Calibration> calibrations) {
        var digest = Ids.sha256();
        digest.update(String.join("\n", features).getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(outputs).forEach((output, trees) -> {
            digest.update(output.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes(trees));
            digest.update(String.valueOf(calibrations.get(output)).getBytes(StandardCharsets.UTF_8));
        });
        String id = name + "-" + HexFormat.of().formatHex(digest.digest(), 0, 6);
        return new TrainedModel(id, features, outputs, calibrations);
    }

    public void write(OutputStream out) throws IOException {
        Header header = new Header(
                FORMAT,
                model.id().substring(0, model.id().lastIndexOf('-')),
                model.id(),
                PartNumber.VERSION,
                model.features(),
                new TreeMap<>(model.calibrations()),
                card,
                probes);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, HEADER, JSON.writeValueAsBytes(header));
            for (Map.Entry<String, FlatTrees> output : new TreeMap<>(model.outputs()).entrySet()) {
                entry(zip, "trees/" + output.getKey(), bytes(output.getValue()));
            }
            for (Map.Entry<String, byte[]> truth : new TreeMap<>(tribuo).entrySet()) {
                entry(zip, "tribuo/" + truth.getKey(), truth.getValue());
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same model is the same bytes, whenever it is written.
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * Reads a model and holds its trees to the stored answers of Tribuo.
     *
     * @throws UnusableModel where the file is damaged, of another format or normaliser, or its trees answer otherwise
     */
    public static ModelFile read(InputStream in, boolean withTribuo) throws UnusableModel {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            Map<String, byte[]> entries = entries(zip, withTribuo);
            byte[] json = entries.get(HEADER);
            if (json == null) {
                throw new UnusableModel("has no " + HEADER);
            }
            Header header = JSON.readValue(json, Header.class);
            if (header.v() != FORMAT || header.normaliser() != PartNumber.VERSION) {
                throw new UnusableModel("is of format " + header.v() + " and normaliser " + header.normaliser()
                        + "; this build reads " + FORMAT + " and " + PartNumber.VERSION);
            }
            return checked(header, entries);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new UnusableModel("is damaged: " + e.getMessage());
        }
    }

    private static ModelFile checked(Header header, Map<String, byte[]> entries) throws IOException, UnusableModel {
        Map<String, FlatTrees> outputs = new LinkedHashMap<>();
        Map<String, byte[]> tribuo = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith("trees/")) {
                var in = new DataInputStream(new ByteArrayInputStream(entry.getValue()));
                outputs.put(name.substring("trees/".length()), FlatTrees.read(in));
            } else if (name.startsWith("tribuo/")) {
                tribuo.put(name.substring("tribuo/".length()), entry.getValue());
            }
        }
        TrainedModel model = named(header.name(), header.features(), outputs, header.calibrations());
        if (!model.id().equals(header.id())) {
            throw new UnusableModel("calls itself " + header.id() + " and is " + model.id());
        }
        if (header.probes().isEmpty()) {
            throw new UnusableModel("has no probes to be held to");
        }
        for (Probe probe : header.probes()) {
            hold(model, probe);
        }
        return new ModelFile(model, header.card(), header.probes(), tribuo);
    }

    private static void hold(TrainedModel model, Probe probe) throws UnusableModel {
        double[] example = probe.example();
        for (Map.Entry<String, Double> expected : probe.probabilities().entrySet()) {
            double margin = model.trees(expected.getKey()).margin(example);
            double given = Calibration.logistic(margin);
            if (!(Math.abs(given - expected.getValue()) <= TOLERANCE)) {
                throw new UnusableModel(
                        "answers " + given + " to a probe where Tribuo answered " + expected.getValue());
            }
        }
    }

    private static Map<String, byte[]> entries(ZipInputStream zip, boolean withTribuo) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        long left = MOST_BYTES;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!withTribuo && entry.getName().startsWith("tribuo/")) {
                continue;
            }
            byte[] bytes = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
            left -= bytes.length;
            if (left < 0) {
                throw new IOException("larger than " + MOST_BYTES + " bytes");
            }
            entries.put(entry.getName(), bytes);
        }
        return entries;
    }

    private static byte[] bytes(FlatTrees trees) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            trees.write(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
