/** Training sets over HTTP. */
@NullMarked
package io.partguard.detection.labels.web;

import org.jspecify.annotations.NullMarked;
