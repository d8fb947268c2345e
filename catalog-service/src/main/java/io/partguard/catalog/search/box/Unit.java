package io.partguard.catalog.search.box;

import java.util.List;

/**
 * What stands for one thing in a query: a word, or several that are known together.
 *
 * @param text the words as they are compared
 * @param means what it is searched as besides itself
 */
record Unit(String text, List<String> means) {}
