package io.partguard.detection.mappings;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.feed.ListingFields;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mappings of a tenant, by name. */
@Component
public class ListingMappings {
    private final JdbcClient jdbc;

    ListingMappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores it under the name. The same text again changes nothing.
     *
     * @param seen revision of the one that may be replaced
     * @return empty where another text stands under the name, of another revision
     * @throws Refused INVALID_REQUEST with every fault of the YAML
     */
    public Optional<ListingMapping> put(Viewer viewer, String name, String yaml, long seen) {
        parse(yaml);
        return jdbc.sql("""
                        insert into listing_mapping as m (tenant, name, revision, document, changed_by, changed_at)
                        values (:tenant, :name, 1, :document, :who, now())
                        on conflict (tenant, name) do update set document = excluded.document,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at,
                          revision = m.revision + case when m.document = excluded.document then 0 else 1 end
                        where m.document = excluded.document or m.revision = :seen
                        returning name, revision, document, changed_at
                        """)
                .param("tenant", viewer.tenant())
                .param("name", name)
                .param("document", yaml)
                .param("who", viewer.subject())
                .param("seen", seen)
                .query(ListingMappings::read)
                .optional();
    }

    public Optional<ListingMapping> find(Viewer viewer, String name) {
        return jdbc.sql(
                        "select name, revision, document, changed_at from listing_mapping where tenant = ? and name = ?")
                .params(viewer.tenant(), name)
                .query(ListingMappings::read)
                .optional();
    }

    public List<ListingMapping> all(Viewer viewer) {
        return jdbc.sql(
                        "select name, revision, document, changed_at from listing_mapping where tenant = ? order by name")
                .param(viewer.tenant())
                .query(ListingMappings::read)
                .list();
    }

    /** @throws Refused INVALID_REQUEST with every fault */
    public static Mapping parse(String yaml) {
        try {
            return Mapping.parse(yaml, ListingFields.names(), Set.of());
        } catch (BadMapping e) {
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    "The mapping can't be used.",
                    e.faults().stream()
                            .map(fault -> new FieldError(
                                    "/" + fault.path().replace('.', '/'), fault.value(), fault.code(), fault.detail()))
                            .toList());
        }
    }

    private static ListingMapping read(ResultSet row, int n) throws SQLException {
        return new ListingMapping(
                row.getString("name"),
                row.getLong("revision"),
                row.getString("document"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
