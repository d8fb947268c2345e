/** Entering and changing single parts over HTTP. */
@NullMarked
package io.partguard.catalog.editing.web;

import org.jspecify.annotations.NullMarked;
