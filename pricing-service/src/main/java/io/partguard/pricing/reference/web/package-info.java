/** Reference prices over HTTP, for the other services. */
@NullMarked
package io.partguard.pricing.reference.web;

import org.jspecify.annotations.NullMarked;
