/** The Elasticsearch projection: its mapping, its documents, the indexer that follows the record, rebuilds. */
@NullMarked
package io.partguard.catalog.index;

import org.jspecify.annotations.NullMarked;
