/** How much slips through: of what was dismissed each day a few offers are judged by people who do not know which they are. */
@NullMarked
package io.partguard.detection.sampling;

import org.jspecify.annotations.NullMarked;
