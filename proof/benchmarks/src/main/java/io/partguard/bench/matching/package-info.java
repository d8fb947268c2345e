/** Which rows of two shops' tables are the same goods: the match model's feature code on labelled pairs. */
@NullMarked
package io.partguard.bench.matching;

import org.jspecify.annotations.NullMarked;
