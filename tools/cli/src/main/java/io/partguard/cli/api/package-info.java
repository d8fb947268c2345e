/** The public API as the command line reads it. */
@NullMarked
package io.partguard.cli.api;

import org.jspecify.annotations.NullMarked;
