/** The search box: words and numbers mixed, facets, misspellings, other languages. */
@NullMarked
package io.partguard.catalog.search.box;

import org.jspecify.annotations.NullMarked;
