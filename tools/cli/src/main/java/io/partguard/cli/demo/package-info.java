/** The first look: what a brand-protection lead wants to see, on the screen and as one page. */
@NullMarked
package io.partguard.cli.demo;

import org.jspecify.annotations.NullMarked;
