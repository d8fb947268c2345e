/** Reading parts and brands over HTTP. */
@NullMarked
package io.partguard.catalog.part.web;

import org.jspecify.annotations.NullMarked;
