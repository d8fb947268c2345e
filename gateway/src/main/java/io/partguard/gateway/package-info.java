/** The one door: routes, security, rate limits, the one OpenAPI page. */
@NullMarked
package io.partguard.gateway;

import org.jspecify.annotations.NullMarked;
