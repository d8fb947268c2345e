/** Evidence over HTTP. */
@NullMarked
package io.partguard.detection.evidence.web;

import org.jspecify.annotations.NullMarked;
