/** Pictures over HTTP. */
@NullMarked
package io.partguard.catalog.image.web;

import org.jspecify.annotations.NullMarked;
