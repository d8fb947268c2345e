/** How much one subject may ask for. */
@NullMarked
package io.partguard.gateway.limit;

import org.jspecify.annotations.NullMarked;
