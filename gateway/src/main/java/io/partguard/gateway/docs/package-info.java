/** One OpenAPI page over the documents of all services. */
@NullMarked
package io.partguard.gateway.docs;

import org.jspecify.annotations.NullMarked;
