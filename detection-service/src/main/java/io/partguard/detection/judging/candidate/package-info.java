/** Which parts of the catalogue a listing may trade on. */
@NullMarked
package io.partguard.detection.judging.candidate;

import org.jspecify.annotations.NullMarked;
