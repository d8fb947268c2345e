/** Text for a terminal of a hundred columns: width, colour, tables, progress. */
@NullMarked
package io.partguard.cli.terminal;

import org.jspecify.annotations.NullMarked;
