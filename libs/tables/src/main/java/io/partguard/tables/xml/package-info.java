/** Catalogues in XML that nobody here made, read item by item: never held whole, nothing fetched, nothing expanded. */
@NullMarked
package io.partguard.tables.xml;

import org.jspecify.annotations.NullMarked;
