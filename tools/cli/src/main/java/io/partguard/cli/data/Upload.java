package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.api.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A file on its way to a service, with the mapping that says how to read it. */
public final class Upload {
    private static final Pattern FORMAT = Pattern.compile("(?m)^format:\\s*[\"']?(csv|ndjson)\\b");
    private static final int LONGEST_MAPPING = 256 * 1024;
    private static final int LONGEST_NAME = 40;

    private final Gateway gateway;
    private final Path file;
    private final Optional<Path> mapping;
    private final Optional<Form> form;

    /** What a file is. */
    public enum Form {
        csv("text/csv"),
        ndjson("application/x-ndjson"),
        xml("application/xml");

        private final String contentType;

        Form(String contentType) {
            this.contentType = contentType;
        }
    }

    public Upload(Gateway gateway, Path file, Optional<Path> mapping) {
        this(gateway, file, mapping, Optional.empty());
    }

    /** @param form where the file's name does not say it, nor the mapping */
    public Upload(Gateway gateway, Path file, Optional<Path> mapping, Optional<Form> form) {
        this.gateway = gateway;
        this.file = file;
        this.mapping = mapping;
        this.form = form;
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(CommandFailed.USAGE, "No such file: " + file);
        }
        mapping.filter(it -> !Files.isRegularFile(it)).ifPresent(it -> {
            throw new CommandFailed(CommandFailed.USAGE, "No such mapping: " + it);
        });
    }

    /**
     * Stores the mapping where there is one and sends the file.
     *
     * @param mappings where mappings are kept, for example /part-mappings
     * @param target what takes the file, without a query
     * @param query more parameters, each ending with &, or empty
     * @param keySuffix sets requests apart that send the same file for another purpose
     */
    public JsonNode send(String mappings, String target, String query, String keySuffix) {
        StringBuilder path = new StringBuilder(target).append('?').append(query);
        String mappingText = "";
        if (mapping.isPresent()) {
            mappingText = read(mapping.get());
            String name = name(mapping.get());
            gateway.putText(mappings + "/" + name, mappingText, "application/yaml");
            path.append("mapping=").append(name).append('&');
        }
        path.setLength(path.length() - 1);
        String key = hash(file) + "-" + Integer.toHexString((mappingText + path + keySuffix).hashCode());
        return gateway.upload(path.toString(), file, contentType(mappingText), key);
    }

    private String contentType(String mappingText) {
        Matcher format = FORMAT.matcher(mappingText);
        return form.orElseGet(() -> format.find() ? Form.valueOf(format.group(1)) : named()).contentType;
    }

    private Form named() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            return Form.xml;
        }
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? Form.ndjson : Form.csv;
    }

    /** The file's name without its ending, as far as it may stand in a URL. */
    private static String name(Path mapping) {
        String name = mapping.getFileName()
                .toString()
                .replaceFirst("\\.[^.]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "mapping" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static String read(Path mapping) {
        try {
            if (Files.size(mapping) > LONGEST_MAPPING) {
                throw new CommandFailed(CommandFailed.USAGE, mapping + " is too long for a mapping.");
            }
            return Files.readString(mapping);
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.USAGE, "Can't read " + mapping + " as UTF-8 text.");
        }
    }

    /** SHA-256 of the file, so that sending it again is the same request. */
    static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.USAGE, "Can't read " + file + ".");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
