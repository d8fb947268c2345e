package io.partguard.tables.xml;

import io.partguard.tables.RowError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what was read from files with the shape LIST/ITEMS/ITEM. */
class CollectedItems implements XmlSink {
    XmlElement root = new XmlElement("none", Map.of(), List.of(), "", 0);
    final List<XmlElement> headers = new ArrayList<>();
    final List<XmlElement> taken = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();
    final List<RowError> errors = new ArrayList<>();
    final List<@Nullable String> raw = new ArrayList<>();

    void clear() {
        headers.clear();
        taken.clear();
        positions.clear();
        errors.clear();
        raw.clear();
    }

    @Override
    public XmlShape root(XmlElement start) {
        root = start;
        return new XmlShape(Set.of("HEAD"), Set.of("ITEMS/ITEM"));
    }

    @Override
    public void header(XmlElement header) {
        headers.add(header);
    }

    @Override
    public void item(long position, XmlElement item) {
        positions.add(position);
        taken.add(item);
    }

    @Override
    public void error(long position, RowError error, @Nullable String xml) {
        positions.add(position);
        errors.add(error);
        raw.add(xml);
    }
}
