package io.partguard.tables.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.partguard.tables.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * A parser that fetches nothing and expands nothing. A DOCTYPE is read over, whatever it declares; a reference to an
 * entity that XML itself does not define stands in the text as it is written, and is remembered.
 */
final class SafeXml {
    /** Unknown entities a file: each costs the parser a stream of its own. */
    private static final int MOST_ENTITIES = 10_000;

    private final TokenGuard in;
    private final XMLStreamReader2 reader;
    private @Nullable String entity;
    private int entities;

    /** A parser of its own for each file: names it learns from a hostile one are not kept for the next. */
    SafeXml(InputStream file, XmlLimits limits) throws IOException, UnreadableTable {
        this.in = new TokenGuard(file, limits.tokenBytes());
        XMLInputFactory2 factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Whole tokens at once: an error comes from next(), never from a getter.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, name) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        // Without this Woodstox leaves unknown entities out of attributes, and says nothing.
        factory.setProperty(WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER, (javax.xml.stream.XMLResolver)
                (publicId, systemId, baseUri, name) -> asWritten(name));
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes() * XmlLimits.HARDEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.tokenBytes());
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth() * XmlLimits.HARDEST);
        try {
            this.reader = (XMLStreamReader2) factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw refused(e, 1, 1);
        }
    }

    private InputStream asWritten(String name) throws XMLStreamException {
        if (++entities > MOST_ENTITIES) {
            throw new XMLStreamException("Maximum entity count (" + MOST_ENTITIES + ") exceeded");
        }
        entity = "&" + name + ";";
        return new ByteArrayInputStream(("&amp;" + name + ";").getBytes(StandardCharsets.UTF_8));
    }

    /** The parser at the event that {@link #next} found. */
    XMLStreamReader2 at() {
        return reader;
    }

    /** The unknown entity that the last event refers to. */
    @Nullable String entity() {
        return entity;
    }

    long line() {
        return reader.getLocationInfo().getStartLocation().getLineNumber();
    }

    /**
     * @return the next event, {@link XMLStreamConstants#END_DOCUMENT} at the end
     * @throws UnreadableTable where the file ends to be XML, or is none that can be read safely
     * @throws IOException from the stream
     */
    int next() throws IOException, UnreadableTable {
        in.nextToken();
        entity = null;
        try {
            return reader.next();
        } catch (XMLStreamException e) {
            throw refused(
                    e,
                    reader.getLocation().getLineNumber(),
                    reader.getLocation().getColumnNumber());
        }
    }

    private UnreadableTable refused(XMLStreamException e, int line, int column) throws IOException {
        IOException failure = in.failure();
        if (failure != null) {
            throw failure;
        }
        String said = String.valueOf(e.getMessage());
        int end = said.indexOf("\n at [row,col");
        String detail = (end < 0 ? said : said.substring(0, end)) + " (column " + column + ")";
        return new UnreadableTable(Math.max(1, line), null, null, code(e, said), detail);
    }

    private static String code(XMLStreamException e, String said) {
        if (e.getCause() instanceof TokenGuard.TokenTooLong) {
            return "TOKEN_TOO_LONG";
        }
        if (e instanceof com.ctc.wstx.exc.WstxIOException) {
            return "INVALID_ENCODING";
        }
        if (said.startsWith("Attribute limit")) {
            return "TOO_MANY_ATTRIBUTES";
        }
        if (said.startsWith("Maximum Element Depth")) {
            return "NESTED_TOO_DEEP";
        }
        if (said.startsWith("Maximum attribute size")) {
            return "TOKEN_TOO_LONG";
        }
        return said.startsWith("Maximum entity") ? "TOO_MANY_ENTITIES" : "BAD_XML";
    }
}
