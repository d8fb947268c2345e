/** The conventions of the HTTP API as code: problems and their codes, viewers and tokens, idempotency, events, cursors, revisions, blobs. */
@NullMarked
package io.partguard.api;

import org.jspecify.annotations.NullMarked;
