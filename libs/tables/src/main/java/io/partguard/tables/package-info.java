/** Files that nobody here made, read row by row: what cannot be read is named, the rest goes through. */
@NullMarked
package io.partguard.tables;

import org.jspecify.annotations.NullMarked;
