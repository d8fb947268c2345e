/** Exchange rates over HTTP. */
@NullMarked
package io.partguard.pricing.rate.web;

import org.jspecify.annotations.NullMarked;
