/** What a price shall be before any rule looks at it: the maker's list price in a region's money, level and plans. */
@NullMarked
package io.partguard.pricing.targets;

import org.jspecify.annotations.NullMarked;
