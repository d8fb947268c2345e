/** For tests only, never in an image: tokens of every kind, and the check of the generated OpenAPI documents. */
@NullMarked
package io.partguard.api.testing;

import org.jspecify.annotations.NullMarked;
