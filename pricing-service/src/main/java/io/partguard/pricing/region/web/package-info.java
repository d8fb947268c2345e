/** Regions over HTTP. */
@NullMarked
package io.partguard.pricing.region.web;

import org.jspecify.annotations.NullMarked;
