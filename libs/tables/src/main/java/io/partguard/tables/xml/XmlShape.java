package io.partguard.tables.xml;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a file is wanted. Paths begin below the root, such as {@code Items/Item}; everything at no path is read over.
 *
 * @param headers single elements that say something about the whole file
 * @param items what the file is a list of
 */
public record XmlShape(Set<String> headers, Set<String> items) {

    boolean leadsToItems(String path) {
        return items.stream().anyMatch(item -> item.startsWith(path + "/"));
    }

    @Override
    public String toString() {
        return items.stream().sorted().collect(Collectors.joining(", "));
    }
}
