/** What two services must never disagree about: part numbers, brand names, GTINs, money, ids and the shape of an answer. */
@NullMarked
package io.partguard.identity;

import org.jspecify.annotations.NullMarked;
