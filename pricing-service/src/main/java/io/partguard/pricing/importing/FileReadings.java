package io.partguard.pricing.importing;

import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All contents that files may have, by name. */
@Component
public class FileReadings {
    private final Map<String, FileReading> byName;

    /** Whoever knows some of them. */
    public interface Source {
        List<FileReading> readings();
    }

    FileReadings(List<Source> sources) {
        this.byName = sources.stream()
                .flatMap(source -> source.readings().stream())
                .collect(Collectors.toUnmodifiableMap(
                        reading -> reading.content().name(), reading -> reading));
    }

    public Optional<FileReading> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    FileReading of(FileContent content) {
        return find(content.name()).orElseThrow(() -> new IllegalStateException("nobody reads " + content.name()));
    }

    /** The tables of imports, each once. */
    Collection<String> imports() {
        return byName.values().stream()
                .map(reading -> reading.content().imports())
                .distinct()
                .sorted()
                .toList();
    }

    FileContent content(String name) {
        return find(name)
                .map(FileReading::content)
                .orElseThrow(() -> new IllegalStateException("nobody reads " + name));
    }

    /** @throws IllegalArgumentException for an option with a value that is none */
    public Mapping parse(FileContent content, String yaml) throws BadMapping {
        FileReading reading = of(content);
        Mapping mapping = Mapping.parse(yaml, reading.fields().keySet(), reading.options());
        reading.checkOptions(mapping);
        return mapping;
    }

    /** The mapping of an import: the user's, else our own names. */
    public Mapping mapping(FileImport job) {
        try {
            return job.mapping().isPresent()
                    ? parse(job.content(), job.mapping().get())
                    : Mapping.ofOwnNames(job.format(), of(job.content()).fields());
        } catch (BadMapping e) {
            throw new IllegalStateException("a mapping that was taken cannot be read again", e);
        }
    }
}
