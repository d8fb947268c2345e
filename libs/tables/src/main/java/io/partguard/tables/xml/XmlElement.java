package io.partguard.tables.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element with everything in it, without namespaces.
 *
 * @param name its local name
 * @param attributes by local name, in the file's order; namespace declarations are not among them
 * @param text all text that stands directly in it, CDATA included
 * @param line where it begins in the file, from 1
 */
public record XmlElement(
        String name, Map<String, String> attributes, List<XmlElement> children, String text, long line) {

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The elements at a path of names such as {@code Descriptions/Description}, in the order of the file. */
    public Stream<XmlElement> all(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        Stream<XmlElement> found = children.stream().filter(child -> child.name.equals(first));
        return slash < 0 ? found : found.flatMap(child -> child.all(path.substring(slash + 1)));
    }

    public Optional<XmlElement> first(String path) {
        return all(path).findFirst();
    }

    /** The trimmed text of the first element at the path that has any. */
    public Optional<String> value(String path) {
        return all(path)
                .map(XmlElement::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The trimmed text. */
    public String value() {
        return text.strip();
    }

    /** The element as XML again; comments are lost, and text that stood between children stands before them. */
    public String toXml() {
        StringBuilder xml = new StringBuilder();
        XmlText.element(this, xml);
        return xml.toString();
    }

    /** Its start tag alone. */
    public String startTag() {
        StringBuilder xml = new StringBuilder();
        XmlText.startTag(this, xml);
        return xml.append('>').toString();
    }
}
