/** Reading and editing the synonyms over HTTP. */
@NullMarked
package io.partguard.catalog.synonym.web;

import org.jspecify.annotations.NullMarked;
