/**
 * How good verdicts are on a made-up market that no training ever saw: its makers, sellers, words and prices are written
 * apart from the training's, and share neither code nor lists with them.
 */
@NullMarked
package io.partguard.bench.verdict;

import org.jspecify.annotations.NullMarked;
