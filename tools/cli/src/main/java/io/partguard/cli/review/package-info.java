/** Deciding cases in the terminal. */
@NullMarked
package io.partguard.cli.review;

import org.jspecify.annotations.NullMarked;
