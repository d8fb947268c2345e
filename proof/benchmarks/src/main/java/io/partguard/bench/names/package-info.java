/** How well imitated names are told from names that only resemble each other. */
@NullMarked
package io.partguard.bench.names;

import org.jspecify.annotations.NullMarked;
