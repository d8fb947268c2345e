/** Reads the public keys, verifies tokens, decides who may reach a service at all. */
@NullMarked
package io.partguard.api.token;

import org.jspecify.annotations.NullMarked;
