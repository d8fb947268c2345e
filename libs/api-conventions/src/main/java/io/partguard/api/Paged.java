package io.partguard.api;

import org.jspecify.annotations.Nullable;

/** One page of a list. Its answer carries {@code Link: <…>; rel="next"} where there is another page. */
public interface Paged {

    /** Opaque cursor of the next page; null on the last. */
    @Nullable String next();
}
