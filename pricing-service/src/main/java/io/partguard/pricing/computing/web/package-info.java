/** Computed books over HTTP. */
@NullMarked
package io.partguard.pricing.computing.web;

import org.jspecify.annotations.NullMarked;
