package io.partguard.tables.xml;

import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import io.partguard.tables.xml.ElementBuilder.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML file as a list of items. Memory does not grow with the file. An item that cannot be read is named and the
 * next one is read; where the file itself breaks off or is no XML, what came before it was handed over and the reading
 * ends with {@link UnreadableTable}.
 */
public final class XmlItems {
    private final SafeXml xml;
    private final XmlLimits limits;
    private final XmlSink sink;
    private final Set<String> names = new HashSet<>();
    private final StringBuilder path = new StringBuilder();
    private XmlShape shape = new XmlShape(Set.of(), Set.of());
    private long items;

    private XmlItems(SafeXml xml, XmlLimits limits, XmlSink sink) {
        this.xml = xml;
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * Reads to the end of the file.
     *
     * @throws UnreadableTable where the file is not, or no longer, XML that can be read: line and column, and a code:
     *     BAD_XML, INVALID_ENCODING, or the limit that stopped it
     * @throws IOException from the stream or the sink
     */
    public static void read(InputStream in, XmlLimits limits, XmlSink sink) throws IOException, UnreadableTable {
        new XmlItems(new SafeXml(in, limits), limits, sink).readAll();
    }

    private void readAll() throws IOException, UnreadableTable {
        int depth = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                learnNames();
                if (depth == 0) {
                    shape = sink.root(startOf(xml.at()));
                    depth++;
                } else if (element(depth)) {
                    depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                path.setLength(Math.max(0, path.lastIndexOf("/")));
            }
        }
    }

    /** @return whether the element was only entered; otherwise it has been read to its end */
    private boolean element(int depth) throws IOException, UnreadableTable {
        String here =
                path.isEmpty() ? xml.at().getLocalName() : path + "/" + xml.at().getLocalName();
        if (depth == 1) {
            sink.section(startOf(xml.at()));
        }
        if (shape.items().contains(here)) {
            item();
        } else if (shape.headers().contains(here)) {
            ElementBuilder header = collect();
            sink.header(sound(header));
        } else if (shape.leadsToItems(here)) {
            path.append(path.isEmpty() ? "" : "/").append(xml.at().getLocalName());
            return true;
        } else {
            readOver();
        }
        return false;
    }

    private void item() throws IOException, UnreadableTable {
        if (++items > limits.items()) {
            throw new UnreadableTable(xml.line(), null, null, "TOO_MANY_ROWS", "at most " + limits.items());
        }
        ElementBuilder item = collect();
        Fault fault = item.fault();
        XmlElement whole = item.whole();
        if (fault == null && whole != null) {
            sink.item(items, whole);
        } else if (fault != null) {
            RowError error = new RowError(item.line(), fault.path(), fault.value(), fault.code(), fault.detail());
            sink.error(items, error, whole == null ? null : whole.toXml());
        }
    }

    private XmlElement sound(ElementBuilder header) throws UnreadableTable {
        Fault fault = header.fault();
        XmlElement whole = header.whole();
        if (fault != null || whole == null) {
            throw fault == null
                    ? new UnreadableTable(header.line(), null, null, "BAD_XML", "a header that does not end")
                    : new UnreadableTable(header.line(), fault.path(), fault.value(), fault.code(), fault.detail());
        }
        return whole;
    }

    private ElementBuilder collect() throws IOException, UnreadableTable {
        ElementBuilder builder = new ElementBuilder(limits, xml.line());
        int depth = 0;
        int event = XMLStreamConstants.START_ELEMENT;
        while (true) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    learnNames();
                    builder.start(xml.at(), xml.line());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    builder.end();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    builder.text(xml.at());
                default -> {
                    // Comments and processing instructions say nothing about the goods.
                }
            }
            String entity = xml.entity();
            if (entity != null) {
                builder.entity(entity);
            }
            if (depth == 0) {
                return builder;
            }
            event = xml.next();
        }
    }

    private void readOver() throws IOException, UnreadableTable {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                learnNames();
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The parser keeps every name it has met. */
    private void learnNames() throws UnreadableTable {
        XMLStreamReader2 at = xml.at();
        names.add(at.getPrefix() + ":" + at.getLocalName());
        for (int i = 0; i < at.getAttributeCount(); i++) {
            names.add(at.getAttributePrefix(i) + ":" + at.getAttributeLocalName(i));
        }
        if (names.size() > limits.names()) {
            throw new UnreadableTable(
                    xml.line(),
                    null,
                    at.getLocalName(),
                    "TOO_MANY_NAMES",
                    "more than " + limits.names() + " different names of elements and attributes");
        }
    }

    private XmlElement startOf(XMLStreamReader2 at) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < at.getAttributeCount(); i++) {
            attributes.put(at.getAttributeLocalName(i), at.getAttributeValue(i));
        }
        @Nullable String namespace = at.getNamespaceURI();
        if (namespace != null && !namespace.isEmpty()) {
            attributes.put("xmlns", namespace);
        }
        return new XmlElement(at.getLocalName(), attributes, List.of(), "", xml.line());
    }
}
