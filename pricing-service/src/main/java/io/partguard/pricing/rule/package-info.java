/** Price rules: what the law, or the maker itself, allows a part to cost at most. */
@NullMarked
package io.partguard.pricing.rule;

import org.jspecify.annotations.NullMarked;
