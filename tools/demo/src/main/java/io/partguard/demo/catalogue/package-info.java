/** The fictional maker's brands, part families and parts. */
@NullMarked
package io.partguard.demo.catalogue;

import org.jspecify.annotations.NullMarked;
