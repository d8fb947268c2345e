/** How a listing comes in: as JSON or as a row of a feed, every value checked. */
@NullMarked
package io.partguard.detection.feed;

import org.jspecify.annotations.NullMarked;
