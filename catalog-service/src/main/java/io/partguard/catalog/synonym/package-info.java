/** What people call things and what the catalogue calls them: kept in the record, expanded when somebody searches. */
@NullMarked
package io.partguard.catalog.synonym;

import org.jspecify.annotations.NullMarked;
