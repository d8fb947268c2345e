/** Turns whatever goes wrong in a request into an RFC 9457 problem, hands the viewer to controllers, keeps request bodies in bounds. */
@NullMarked
package io.partguard.api.web;

import org.jspecify.annotations.NullMarked;
