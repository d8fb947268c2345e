/** One command for every measured claim. */
@NullMarked
package io.partguard.bench;

import org.jspecify.annotations.NullMarked;
