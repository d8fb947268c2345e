/** The batch call that detection-service lives on. */
@NullMarked
package io.partguard.catalog.candidate.web;

import org.jspecify.annotations.NullMarked;
