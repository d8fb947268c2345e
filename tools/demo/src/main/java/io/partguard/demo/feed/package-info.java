/** Sellers and their listings, with the answer to each. */
@NullMarked
package io.partguard.demo.feed;

import org.jspecify.annotations.NullMarked;
