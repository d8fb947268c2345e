/** Market pressure over HTTP. */
@NullMarked
package io.partguard.detection.pressure.web;

import org.jspecify.annotations.NullMarked;
