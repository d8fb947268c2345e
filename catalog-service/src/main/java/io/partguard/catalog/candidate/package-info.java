/** Which parts a marketplace listing may trade on, for many listings at once. */
@NullMarked
package io.partguard.catalog.candidate;

import org.jspecify.annotations.NullMarked;
