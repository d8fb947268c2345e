/** The genuine catalogue: PostgreSQL is its record, Elasticsearch a projection that can be built again at any time. */
@NullMarked
package io.partguard.catalog;

import org.jspecify.annotations.NullMarked;
