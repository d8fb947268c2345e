/** Which of several replicas runs the imports and the indexer. */
@NullMarked
package io.partguard.catalog.leading;

import org.jspecify.annotations.NullMarked;
