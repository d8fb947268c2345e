/** Sellers over HTTP. */
@NullMarked
package io.partguard.detection.sellers.web;

import org.jspecify.annotations.NullMarked;
