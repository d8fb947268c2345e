/** What all imports of files have in common over HTTP. */
@NullMarked
package io.partguard.pricing.importing.web;

import org.jspecify.annotations.NullMarked;
