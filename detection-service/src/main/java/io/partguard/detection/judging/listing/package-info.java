/** What a marketplace says it offers, and how it is read. */
@NullMarked
package io.partguard.detection.judging.listing;

import org.jspecify.annotations.NullMarked;
