/** Catalogues in the XML standards of the trade, item by item, under the names of our own fields. */
@NullMarked
package io.partguard.catalog.importing.xml;

import org.jspecify.annotations.NullMarked;
