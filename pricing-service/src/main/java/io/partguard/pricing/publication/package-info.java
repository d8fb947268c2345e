/** How prices get into the price book: proposed, approved by another person, filed in time, effective. */
@NullMarked
package io.partguard.pricing.publication;

import org.jspecify.annotations.NullMarked;
