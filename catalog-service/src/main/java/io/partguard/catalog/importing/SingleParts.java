package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.identity.BrandName;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * One part that comes by itself rather than in a file: read by the rules that rows are read by, written by the
 * statements that write them.
 */
@Component
public class SingleParts {
    private static final PartRow READER = new PartRow(PartFields.document());
    private static final SQLExceptionSubclassTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private final ChunkWriter writer;

    SingleParts(ChunkWriter writer) {
        this.writer = writer;
    }

    /** What became of the reading. */
    public sealed interface Read {}

    /** A part that may be written. */
    public static final class Fit implements Read {
        private final PartDraft draft;

        private Fit(PartDraft draft) {
            this.draft = draft;
        }

        public BrandName brand() {
            return draft.brand().name();
        }

        public PartDocument document() {
            return Objects.requireNonNull(draft.document());
        }
    }

    /** @param errors all of them; columns are names of fields, with dots where they reach inside */
    public record Faulty(List<RowError> errors) implements Read {}

    /** What became of the record. */
    public enum Written {
        /** It says the same already. */
        NOTHING,
        PART,
        /** Also supersessions came, went or lead elsewhere. */
        PART_AND_LINKS
    }

    /** @param part the fields of {@link PartDocument} without {@code v}, and the brand */
    public Read read(JsonNode part) {
        List<RowError> errors = new ArrayList<>();
        List<PartDraft> drafts = new ArrayList<>();
        byte[] line = part.toString().getBytes(StandardCharsets.UTF_8);
        try {
            TableReader.read(new ByteArrayInputStream(line), PartFields.document(), PartFields.LIMITS, new RowSink() {
                @Override
                public void row(Row row) {
                    READER.read(row, errors).ifPresent(drafts::add);
                }

                @Override
                public void error(RowError error, @Nullable String raw) {
                    errors.add(error);
                }
            });
        } catch (IOException | UnreadableTable e) {
            throw new IllegalStateException("one line of JSON was not read", e);
        }
        return errors.isEmpty() ? new Fit(drafts.getFirst()) : new Faulty(errors);
    }

    /**
     * Writes the part as a part of the caller's transaction, which holds the catalogue's lock.
     *
     * @param changedBy the person's id
     */
    public Written write(Fit part, int brandId, String changedBy) {
        try {
            return writer.writeOne(part.draft, brandId, changedBy);
        } catch (SQLException e) {
            DataAccessException known = TRANSLATOR.translate("write a part", null, e);
            throw known == null ? new UncategorizedSQLException("write a part", null, e) : known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
