/** The demo keys and the tokens signed with them. */
@NullMarked
package io.partguard.cli.keys;

import org.jspecify.annotations.NullMarked;
