/** The review queue over HTTP. */
@NullMarked
package io.partguard.detection.review.web;

import org.jspecify.annotations.NullMarked;
