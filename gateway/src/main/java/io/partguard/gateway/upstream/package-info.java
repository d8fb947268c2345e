/** The way of a request to a service and of its answer back, streamed both ways, and what becomes of it when a service is out. */
@NullMarked
package io.partguard.gateway.upstream;

import org.jspecify.annotations.NullMarked;
