package io.partguard.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.yaml.snakeyaml.Yaml;

/**
 * A built image, as it would be shipped.
 *
 * @param files path in the image (without the leading slash) to its mode
 * @param texts the few files that are read
 */
record Image(
        Map<String, Object> manifest,
        Map<String, Object> config,
        Map<String, Integer> files,
        Map<String, String> texts) {

    static Image read(Path tar) throws IOException {
        Map<String, byte[]> small = new HashMap<>();
        Map<String, Integer> files = new TreeMap<>();
        Map<String, String> texts = new HashMap<>();
        try (InputStream in = Files.newInputStream(tar);
                TarArchiveInputStream archive = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    small.put(entry.getName(), archive.readAllBytes());
                } else {
                    layer(archive, files, texts);
                }
            }
        }
        return new Image(
                json("{\"it\":" + text(small, "manifest.json") + "}"), json(text(small, "config.json")), files, texts);
    }

    private static void layer(InputStream in, Map<String, Integer> files, Map<String, String> texts)
            throws IOException {
        // Not closed: that would close the archive around it.
        TarArchiveInputStream layer = new TarArchiveInputStream(new GZIPInputStream(in));
        for (TarArchiveEntry entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
            if (entry.isFile()) {
                files.put(entry.getName(), entry.getMode());
                if (entry.getName().startsWith("app/jib-")) {
                    texts.put(entry.getName(), new String(layer.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /** JSON is YAML. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String json) {
        return (Map<String, Object>) new Yaml().load(json);
    }

    @SuppressWarnings("unchecked")
    List<String> tags() {
        return (List<String>)
                ((List<Map<String, Object>>) manifest.get("it")).getFirst().get("RepoTags");
    }

    /** What a container of it is started with. */
    @SuppressWarnings("unchecked")
    Map<String, Object> container() {
        return (Map<String, Object>) config.get("config");
    }

    @SuppressWarnings("unchecked")
    List<String> layers() {
        return ((List<Map<String, Object>>) config.get("history"))
                .stream().map(it -> (String) it.get("comment")).toList();
    }
}
