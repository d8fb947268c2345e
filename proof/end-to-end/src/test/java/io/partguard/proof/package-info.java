/** One path a use, through the gateway, on the real stack. */
package io.partguard.proof;
