/** The services that this one asks. */
@NullMarked
package io.partguard.detection.outbound;

import org.jspecify.annotations.NullMarked;
