/** Files in, files out: import, lookup, scan, train, bench. */
@NullMarked
package io.partguard.cli.data;

import org.jspecify.annotations.NullMarked;
