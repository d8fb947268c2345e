/** Which candidate is the one. */
@NullMarked
package io.partguard.detection.judging.matching;

import org.jspecify.annotations.NullMarked;
