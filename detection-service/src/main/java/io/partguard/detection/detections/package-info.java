/** Listings, their history and what they were judged to be: stored once, found within a tenant. */
@NullMarked
package io.partguard.detection.detections;

import org.jspecify.annotations.NullMarked;
