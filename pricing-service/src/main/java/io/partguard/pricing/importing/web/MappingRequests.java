package io.partguard.pricing.importing.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.pricing.importing.FileContent;
import io.partguard.pricing.importing.FileMappings;
import io.partguard.pricing.importing.FileMappings.StoredMapping;
import io.partguard.pricing.importing.FileReadings;
import io.partguard.pricing.web.PricingError;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Keeps and shows mappings, whatever their files hold. */
@Component
public class MappingRequests {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final FileMappings mappings;
    private final FileReadings readings;

    MappingRequests(FileMappings mappings, FileReadings readings) {
        this.mappings = mappings;
        this.readings = readings;
    }

    /** Replacing one needs the ETag of the one that is there. */
    public ResponseEntity<Void> put(FileContent content, String name, @Nullable String ifMatch, String yaml) {
        if (!isName(name)) {
            String detail = "must have 1 to 64 lower-case letters, digits, dots or dashes";
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    "The name " + detail + ".",
                    List.of(new FieldError("?name", name, "INVALID_VALUE", detail)));
        }
        if (yaml.length() > MOST_CHARACTERS) {
            throw new Refused(ApiError.BODY_TOO_LARGE, "A mapping has at most " + MOST_CHARACTERS + " characters.");
        }
        if (yaml.indexOf('\0') >= 0) {
            throw new Refused(PricingError.INVALID_MAPPING, "The mapping has a NUL in it.");
        }
        parse(content, yaml);
        int revision =
                mappings.put(content, name, yaml, Etags.seen(ifMatch)).orElseThrow(() -> Etags.notReplaced(ifMatch));
        return ResponseEntity.noContent().eTag(Etags.of(revision)).build();
    }

    /** As it was written. */
    public ResponseEntity<String> get(FileContent content, String name) {
        StoredMapping mapping = find(content, name);
        return ResponseEntity.ok().eTag(Etags.of(mapping.revision())).body(mapping.yaml());
    }

    /** The text of a mapping for files of this format. */
    String yaml(FileContent content, String name, Format format) {
        String yaml = find(content, name).yaml();
        if (parse(content, yaml).format() != format) {
            throw new Refused(PricingError.INVALID_MAPPING, "The mapping is for files of another format.");
        }
        return yaml;
    }

    private StoredMapping find(FileContent content, String name) {
        return Optional.of(name)
                .filter(MappingRequests::isName)
                .flatMap(known -> mappings.find(content, known))
                .orElseThrow(() -> new Refused(PricingError.MAPPING_NOT_FOUND, "There is no mapping of this name."));
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** @throws Refused INVALID_MAPPING with everything that is wrong with it */
    private Mapping parse(FileContent content, String yaml) {
        try {
            return readings.parse(content, yaml);
        } catch (BadMapping e) {
            throw new Refused(
                    PricingError.INVALID_MAPPING,
                    "The mapping cannot be read.",
                    e.faults().stream()
                            .map(fault -> new FieldError(
                                    "/" + fault.path().replace('.', '/'), fault.value(), fault.code(), fault.detail()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new Refused(PricingError.INVALID_MAPPING, String.valueOf(e.getMessage()));
        }
    }
}
