/** Publications and calendars over HTTP. */
@NullMarked
package io.partguard.pricing.publication.web;

import org.jspecify.annotations.NullMarked;
