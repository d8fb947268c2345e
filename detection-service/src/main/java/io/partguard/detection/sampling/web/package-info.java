/** The blind sample over HTTP. */
@NullMarked
package io.partguard.detection.sampling.web;

import org.jspecify.annotations.NullMarked;
