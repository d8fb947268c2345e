/** Finds fakes among marketplace listings, explains each verdict, feeds the review queue. */
@NullMarked
package io.partguard.detection;

import org.jspecify.annotations.NullMarked;
