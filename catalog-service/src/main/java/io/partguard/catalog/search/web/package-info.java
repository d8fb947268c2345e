/** Looking parts up over HTTP. */
@NullMarked
package io.partguard.catalog.search.web;

import org.jspecify.annotations.NullMarked;
