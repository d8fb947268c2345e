/** Starting, stopping and looking at the processes of a local Partguard. */
@NullMarked
package io.partguard.cli.stack;

import org.jspecify.annotations.NullMarked;
