/** What speaks for and against a verdict; a missing signal is missing, not zero. */
@NullMarked
package io.partguard.detection.judging.signal;

import org.jspecify.annotations.NullMarked;
