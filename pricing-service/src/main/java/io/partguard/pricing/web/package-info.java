/** What all of this service's requests share: its error codes, and checks of bodies. */
@NullMarked
package io.partguard.pricing.web;

import org.jspecify.annotations.NullMarked;
