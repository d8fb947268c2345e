package io.partguard.catalog.importing.xml;

import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read of a file. */
final class ReadCatalogue implements CatalogueSink {
    final List<Row> parts = new ArrayList<>();
    final List<Row> removals = new ArrayList<>();
    final List<AcesApplication> applications = new ArrayList<>();
    final List<RowError> errors = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();

    @Nullable Standard standard;

    String head = "";

    static ReadCatalogue of(String file) throws IOException, UnreadableTable {
        return of(file.getBytes(StandardCharsets.UTF_8));
    }

    static ReadCatalogue of(byte[] file) throws IOException, UnreadableTable {
        ReadCatalogue read = new ReadCatalogue();
        CatalogueXml.read(new ByteArrayInputStream(file), read);
        return read;
    }

    /** @throws AssertionError where it was not refused */
    static RowError refusal(String file) throws IOException {
        try {
            of(file);
        } catch (UnreadableTable e) {
            return e.error();
        }
        throw new AssertionError("was read");
    }

    @Override
    public void opened(Standard opened, String start) {
        standard = opened;
        head = start;
    }

    @Override
    public void part(long position, Row row) {
        positions.add(position);
        parts.add(row);
    }

    @Override
    public void removal(long position, Row row) {
        positions.add(position);
        removals.add(row);
    }

    @Override
    public void application(long position, AcesApplication application) {
        positions.add(position);
        applications.add(application);
    }

    @Override
    public void error(long position, RowError error, @Nullable String raw) {
        positions.add(position);
        errors.add(error);
    }
}
