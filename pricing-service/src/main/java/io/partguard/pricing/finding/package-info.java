/** Rules that overlap or contradict each other, found before they bite. */
@NullMarked
package io.partguard.pricing.finding;

import org.jspecify.annotations.NullMarked;
