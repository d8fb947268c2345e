/** What an offer showed and what was said of it, as one file for counsel. */
@NullMarked
package io.partguard.detection.evidence;

import org.jspecify.annotations.NullMarked;
