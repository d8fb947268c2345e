/** Reading and editing supersessions over HTTP. */
@NullMarked
package io.partguard.catalog.supersession.web;

import org.jspecify.annotations.NullMarked;
