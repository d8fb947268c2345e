package io.partguard.catalog.importing.xml;

import io.partguard.tables.UnreadableTable;
import io.partguard.tables.xml.XmlElement;
import io.partguard.tables.xml.XmlShape;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A standard that catalogues are sent in, in the one version that is read here. */
public enum Standard {
    /** Product Information Exchange Standard of the Auto Care Association. Its code tables are licensed: codes stay codes. */
    PIES_7_2("PIES", "7.2", List.of("7.2"), new XmlShape(Set.of("Header"), Set.of("Items/Item"))) {
        @Override
        String tail(String section, long items, LocalDate today) {
            return "</Items><Trailer><ItemCount>" + items + "</ItemCount><TransactionDate>" + today
                    + "</TransactionDate></Trailer></PIES>";
        }
    },
    /** Aftermarket Catalog Exchange Standard of the Auto Care Association: which part fits which vehicle. */
    ACES_4_2("ACES", "4.2", List.of("4.2"), new XmlShape(Set.of("Header"), Set.of("App"))) {
        @Override
        String tail(String section, long items, LocalDate today) {
            return "<Footer><RecordCount>" + items + "</RecordCount></Footer></ACES>";
        }
    },
    BMECAT_1_2("BMECAT", "1.2", List.of("1.2"), bmecat("ARTICLE")),
    /** With its corrected versions, which add elements and change none that are read here. */
    BMECAT_2005("BMECAT", "2005", List.of("2005", "2005.1", "2005.2"), bmecat("PRODUCT"));

    private final String root;
    private final String version;
    private final List<String> versions;
    private final XmlShape shape;

    Standard(String root, String version, List<String> versions, XmlShape shape) {
        this.root = root;
        this.version = version;
        this.versions = versions;
        this.shape = shape;
    }

    private static XmlShape bmecat(String item) {
        return new XmlShape(Set.of("HEADER"), Set.of("T_NEW_CATALOG/" + item, "T_UPDATE_PRODUCTS/" + item));
    }

    /** Such as {@code PIES 7.2}. */
    public String title() {
        return (root.equals("BMECAT") ? "BMEcat" : root) + " " + version;
    }

    XmlShape shape() {
        return shape;
    }

    /** What closes a file behind its last item. @param section what the items stand in */
    String tail(String section, long items, LocalDate today) {
        return "</" + section + "></" + root + ">";
    }

    /** The standards whose files begin with this element. @throws UnreadableTable UNKNOWN_ROOT where none does */
    static List<Standard> ofRoot(XmlElement start) throws UnreadableTable {
        List<Standard> found = Arrays.stream(values())
                .filter(standard -> standard.root.equals(start.name()))
                .toList();
        if (found.isEmpty()) {
            throw new UnreadableTable(
                    start.line(),
                    null,
                    start.name(),
                    "UNKNOWN_ROOT",
                    "the file is a <" + start.name() + ">; read are " + titles(List.of(values())));
        }
        return found;
    }

    /** The one of these with this version. @throws UnreadableTable UNSUPPORTED_VERSION where there is none */
    static Standard ofVersion(List<Standard> standards, @Nullable String version, long line) throws UnreadableTable {
        for (Standard standard : standards) {
            if (version != null && standard.versions.contains(version)) {
                return standard;
            }
        }
        String root = standards.getFirst().title().replaceAll(" .*", "");
        throw new UnreadableTable(
                line,
                null,
                version,
                "UNSUPPORTED_VERSION",
                (version == null
                                ? "the file does not say which version of " + root + " it is"
                                : root + " " + version + " is not read here")
                        + "; supported: " + titles(List.of(values())));
    }

    private static String titles(List<Standard> standards) {
        return standards.stream().map(Standard::title).collect(Collectors.joining(", "));
    }
}
