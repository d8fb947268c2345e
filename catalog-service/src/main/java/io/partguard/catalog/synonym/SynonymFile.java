package io.partguard.catalog.synonym;

import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.Mapping.Source;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CSV file of synonyms: columns {@code term}, {@code language}, {@code means}, meanings separated by a bar. */
public final class SynonymFile {
    private static final long MOST = 100_000;
    private static final String TERM = "term";
    private static final String LANGUAGE = "language";
    private static final String MEANS = "means";

    private SynonymFile() {}

    /**
     * What was read. A term that stands twice has the meanings of both lines.
     *
     * @param errors of lines that were not taken
     */
    public record Read(List<SynonymDraft> drafts, List<RowError> errors) {}

    public static Read read(InputStream in) throws IOException, UnreadableTable {
        Map<String, Source> fields = new LinkedHashMap<>();
        fields.put(TERM, Source.column(TERM));
        fields.put(LANGUAGE, Source.column(LANGUAGE));
        fields.put(MEANS, new Source(List.of(MEANS), null, "|"));
        Mapping mapping = new Mapping(Format.CSV, ',', true, List.of(), fields, Map.of(), true);
        Limits limits = Limits.DEFAULT;
        Map<String, SynonymDraft> drafts = new LinkedHashMap<>();
        List<RowError> errors = new ArrayList<>();
        TableReader.read(
                in,
                mapping,
                new Limits(limits.rowBytes(), limits.rowLines(), limits.columns(), limits.valueChars(), MOST),
                new RowSink() {
                    @Override
                    public void row(Row row) {
                        take(row, drafts, errors);
                    }

                    @Override
                    public void error(RowError error, @Nullable String raw) {
                        errors.add(error);
                    }
                });
        return new Read(List.copyOf(drafts.values()), errors);
    }

    private static void take(Row row, Map<String, SynonymDraft> drafts, List<RowError> errors) {
        try {
            SynonymDraft draft =
                    SynonymDraft.of(row.get(TERM).orElse(""), row.get(LANGUAGE).orElse("any"), row.list(MEANS));
            drafts.merge(draft.term(), draft, SynonymFile::together);
        } catch (Refused e) {
            FieldError error = e.errors().getFirst();
            errors.add(row.error(error.pointer().substring(1), error.code(), error.detail()));
        }
    }

    private static SynonymDraft together(SynonymDraft first, SynonymDraft second) {
        List<String> means = new ArrayList<>(first.means());
        means.addAll(second.means());
        String language = first.language().equals(second.language()) ? first.language() : "any";
        return new SynonymDraft(
                first.term(), language, means.stream().distinct().toList());
    }
}
