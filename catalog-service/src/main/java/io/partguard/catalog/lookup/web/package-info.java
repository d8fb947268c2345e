/** Lookups in bulk over HTTP. */
@NullMarked
package io.partguard.catalog.lookup.web;

import org.jspecify.annotations.NullMarked;
