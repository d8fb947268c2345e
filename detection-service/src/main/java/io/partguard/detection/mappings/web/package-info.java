/** Listing mappings over HTTP. */
@NullMarked
package io.partguard.detection.mappings.web;

import org.jspecify.annotations.NullMarked;
