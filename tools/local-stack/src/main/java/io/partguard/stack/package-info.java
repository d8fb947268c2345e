/** Real Elasticsearch and real PostgreSQL as local processes, for the command line and for the tests. */
@NullMarked
package io.partguard.stack;

import org.jspecify.annotations.NullMarked;
