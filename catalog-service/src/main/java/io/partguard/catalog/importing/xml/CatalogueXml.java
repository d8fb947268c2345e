package io.partguard.catalog.importing.xml;

import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import io.partguard.tables.xml.XmlElement;
import io.partguard.tables.xml.XmlItems;
import io.partguard.tables.xml.XmlLimits;
import io.partguard.tables.xml.XmlShape;
import io.partguard.tables.xml.XmlSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a catalogue in any of the {@link Standard}s. Which one it is, the root element and the version in the file say;
 * an unknown version is refused by name before anything is taken from the file.
 */
public final class CatalogueXml implements XmlSink {
    private static final XmlElement NOTHING = new XmlElement("none", Map.of(), List.of(), "", 0);

    private final CatalogueSink sink;
    private List<Standard> candidates = List.of();
    private XmlElement root = NOTHING;
    private Header header = Header.NONE;
    private String section = "";
    private @Nullable Standard opened;

    private CatalogueXml(CatalogueSink sink) {
        this.sink = sink;
    }

    /**
     * Reads to the end of the file.
     *
     * @throws UnreadableTable UNKNOWN_ROOT, UNSUPPORTED_VERSION, UNSUPPORTED_CONTENT, or what {@link XmlItems} refuses
     * @throws IOException from the stream or the sink
     */
    public static void read(InputStream in, CatalogueSink sink) throws IOException, UnreadableTable {
        CatalogueXml reader = new CatalogueXml(sink);
        XmlItems.read(in, XmlLimits.DEFAULT, reader);
        // A file without items is a valid one of its standard, or of none.
        reader.standard();
    }

    @Override
    public XmlShape root(XmlElement start) throws UnreadableTable {
        root = start;
        candidates = Standard.ofRoot(start);
        return written()
                ? standardOf(start.attributes().get("version"), start.line()).shape()
                : candidates.getFirst().shape();
    }

    /** PIES says its version in the header, the others in the root's start tag. */
    private boolean written() {
        return candidates.getFirst() != Standard.PIES_7_2;
    }

    private Standard standardOf(@Nullable String version, long line) throws UnreadableTable {
        Standard standard = Standard.ofVersion(candidates, version, line);
        candidates = List.of(standard);
        return standard;
    }

    @Override
    public void section(XmlElement start) throws UnreadableTable {
        if (start.name().equals("T_UPDATE_PRICES")) {
            throw new UnreadableTable(
                    start.line(), start.name(), null, "UNSUPPORTED_CONTENT", "the file has prices, and no parts");
        }
        if (start.name().equals("Items") || start.name().startsWith("T_")) {
            section = start.name();
        }
    }

    @Override
    public void header(XmlElement element) throws UnreadableTable {
        header = switch (candidates.getFirst()) {
            case PIES_7_2 -> {
                standardOf(element.value("PIESVersion").orElse(null), element.line());
                yield Header.pies(element);
            }
            case ACES_4_2 -> Header.aces(element);
            case BMECAT_1_2, BMECAT_2005 -> Header.bmecat(element);
        };
    }

    @Override
    public void item(long position, XmlElement item) throws IOException, UnreadableTable {
        switch (standard()) {
            case PIES_7_2 -> pies(position, item);
            case ACES_4_2 -> sink.application(position, AcesApplication.of(item, header));
            case BMECAT_1_2 -> bmecat(position, item, BmecatProduct.OF_1_2);
            case BMECAT_2005 -> bmecat(position, item, BmecatProduct.OF_2005);
        }
    }

    private void pies(long position, XmlElement item) throws IOException {
        String maintenance = item.attribute("MaintenanceType").orElse("A");
        if (maintenance.equals("D")) {
            sink.removal(position, PiesItem.key(item).row());
        } else if (maintenance.equals("C") && header.update()) {
            RowError error = new RowError(
                    item.line(),
                    "Item/@MaintenanceType",
                    maintenance,
                    "PARTIAL_ITEM",
                    "an UPDATE file says only what changed of such an item; send it whole, as A");
            sink.error(position, error, item.toXml());
        } else {
            sink.part(position, PiesItem.row(item, header));
        }
    }

    private void bmecat(long position, XmlElement item, BmecatProduct product) throws IOException {
        if (item.attribute("mode").filter("delete"::equals).isPresent()) {
            sink.removal(position, product.key(item, header).row());
        } else {
            sink.part(position, product.row(item, header));
        }
    }

    @Override
    public void error(long position, RowError error, @Nullable String raw) throws IOException, UnreadableTable {
        standard();
        sink.error(position, error, raw);
    }

    private Standard standard() throws IOException, UnreadableTable {
        Standard known = opened;
        if (known != null) {
            return known;
        }
        if (candidates.getFirst() == Standard.PIES_7_2 && header == Header.NONE) {
            standardOf(null, root.line());
        }
        Standard standard = candidates.getFirst();
        opened = standard;
        sink.opened(standard, head(standard));
        return standard;
    }

    private String head(Standard standard) {
        String head = root.startTag()
                + (header == Header.NONE ? "" : "\n" + header.element().toXml());
        return switch (standard) {
            case ACES_4_2 -> head;
            case PIES_7_2 -> head + "\n<Items>";
            case BMECAT_1_2, BMECAT_2005 -> head + "\n<" + (section.isEmpty() ? "T_NEW_CATALOG" : section) + ">";
        };
    }
}
