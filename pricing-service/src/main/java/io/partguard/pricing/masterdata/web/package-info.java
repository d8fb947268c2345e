/** Master data over HTTP. */
@NullMarked
package io.partguard.pricing.masterdata.web;

import org.jspecify.annotations.NullMarked;
