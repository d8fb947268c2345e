package io.partguard.tables.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Collects one element with everything in it, and stops collecting where it is beyond a limit. */
final class ElementBuilder {
    private final XmlLimits limits;
    private final Deque<Open> open = new ArrayDeque<>();
    private final long line;
    private int elements;
    private long chars;
    private @Nullable Fault fault;
    private @Nullable XmlElement whole;

    /**
     * What is wrong with the element.
     *
     * @param kept whether the element is there all the same, to be shown
     */
    record Fault(String path, @Nullable String value, String code, String detail, boolean kept) {}

    private record Open(
            String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text, long line) {}

    ElementBuilder(XmlLimits limits, long line) {
        this.limits = limits;
        this.line = line;
    }

    long line() {
        return line;
    }

    @Nullable Fault fault() {
        return fault;
    }

    /** The element, once it has ended; null where a fault left nothing to keep. */
    @Nullable XmlElement whole() {
        return whole;
    }

    private boolean lost() {
        return fault != null && !fault.kept();
    }

    private void refuse(String code, @Nullable String value, String detail) {
        fault = new Fault(path(), value, code, detail, false);
        open.clear();
    }

    /** A reference to an entity that nobody defined: the value would not be what its writer meant. */
    void entity(String reference) {
        if (fault == null) {
            fault = new Fault(path(), reference, "UNKNOWN_ENTITY", reference + " is defined nowhere", true);
        }
    }

    void start(XMLStreamReader2 at, long atLine) {
        if (lost()) {
            return;
        }
        String name = at.getLocalName();
        open.push(new Open(name, new LinkedHashMap<>(), new ArrayList<>(), new StringBuilder(), atLine));
        if (open.size() > limits.depth()) {
            refuse("NESTED_TOO_DEEP", null, "elements are nested deeper than " + limits.depth());
        } else if (++elements > limits.elements()) {
            refuse("TOO_MANY_ELEMENTS", null, "more than " + limits.elements() + " elements");
        } else if (at.getAttributeCount() > limits.attributes()) {
            refuse("TOO_MANY_ATTRIBUTES", null, "more than " + limits.attributes() + " attributes");
        } else {
            attributes(at, open.element().attributes());
            count(2L * name.length());
        }
    }

    private void attributes(XMLStreamReader2 at, Map<String, String> attributes) {
        for (int i = 0; i < at.getAttributeCount() && !lost(); i++) {
            String value = at.getAttributeValue(i);
            String prefix = at.getAttributePrefix(i);
            String name = at.getAttributeLocalName(i);
            if (value.length() > limits.valueChars()) {
                refuse("VALUE_TOO_LONG", value, "longer than " + limits.valueChars() + " characters");
                return;
            }
            // xml:lang needs no declaration; other prefixes, such as xsi:, do, and say nothing about the goods.
            if (prefix == null || prefix.isEmpty() || prefix.equals("xml")) {
                attributes.put("xml".equals(prefix) ? "xml:" + name : name, value);
            }
            count((long) name.length() + value.length());
        }
    }

    void text(XMLStreamReader2 at) {
        if (lost() || open.isEmpty()) {
            return;
        }
        StringBuilder text = open.element().text();
        int length = at.getTextLength();
        text.append(at.getTextCharacters(), at.getTextStart(), length);
        if (text.length() > limits.valueChars()) {
            refuse("VALUE_TOO_LONG", text.toString(), "longer than " + limits.valueChars() + " characters");
            return;
        }
        count(length);
    }

    private void count(long more) {
        chars += more;
        if (chars > limits.itemChars() && !lost()) {
            refuse("ROW_TOO_LONG", null, "longer than " + limits.itemChars() + " characters");
        }
    }

    void end() {
        if (lost()) {
            return;
        }
        Open ended = open.pop();
        String text = ended.children().isEmpty() || !ended.text().toString().isBlank()
                ? ended.text().toString()
                : "";
        XmlElement element =
                new XmlElement(ended.name(), ended.attributes(), List.copyOf(ended.children()), text, ended.line());
        if (open.isEmpty()) {
            whole = element;
        } else {
            open.element().children().add(element);
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        open.descendingIterator()
                .forEachRemaining(
                        element -> path.append(path.isEmpty() ? "" : "/").append(element.name()));
        return path.length() > 200 ? path.substring(0, 200) + "…" : path.toString();
    }
}
