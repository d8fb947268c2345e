/** Which part replaces which. */
@NullMarked
package io.partguard.catalog.supersession;

import org.jspecify.annotations.NullMarked;
