/** Scans over HTTP. */
@NullMarked
package io.partguard.detection.scanning.web;

import org.jspecify.annotations.NullMarked;
