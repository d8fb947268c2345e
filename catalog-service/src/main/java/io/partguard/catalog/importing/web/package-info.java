/** Uploading part files and mappings over HTTP. */
@NullMarked
package io.partguard.catalog.importing.web;

import org.jspecify.annotations.NullMarked;
