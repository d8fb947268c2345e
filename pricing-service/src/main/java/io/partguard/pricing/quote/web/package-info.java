/** Quotes over HTTP. */
@NullMarked
package io.partguard.pricing.quote.web;

import org.jspecify.annotations.NullMarked;
