/** Why, in contributions that add up. */
@NullMarked
package io.partguard.detection.judging.explanation;

import org.jspecify.annotations.NullMarked;
