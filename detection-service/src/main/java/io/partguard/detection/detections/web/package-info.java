/** Detections over HTTP. */
@NullMarked
package io.partguard.detection.detections.web;

import org.jspecify.annotations.NullMarked;
