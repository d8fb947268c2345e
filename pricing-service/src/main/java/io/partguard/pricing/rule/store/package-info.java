/** Price rules in PostgreSQL. */
@NullMarked
package io.partguard.pricing.rule.store;

import org.jspecify.annotations.NullMarked;
