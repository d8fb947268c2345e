/** What the generated OpenAPI document of every service has in common. */
@NullMarked
package io.partguard.api.openapi;

import org.jspecify.annotations.NullMarked;
