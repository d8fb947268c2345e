/** The command line: one class a command, everything through the gateway's public API. */
@NullMarked
package io.partguard.cli;

import org.jspecify.annotations.NullMarked;
