/** Price list imports over HTTP. */
@NullMarked
package io.partguard.pricing.pricelist.web;

import org.jspecify.annotations.NullMarked;
