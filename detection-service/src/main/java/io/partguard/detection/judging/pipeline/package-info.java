/** The way of a listing, in one function. */
@NullMarked
package io.partguard.detection.judging.pipeline;

import org.jspecify.annotations.NullMarked;
