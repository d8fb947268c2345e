/** Asking over HTTP what fits a vehicle or a machine, and what a part fits. */
@NullMarked
package io.partguard.catalog.application.web;

import org.jspecify.annotations.NullMarked;
