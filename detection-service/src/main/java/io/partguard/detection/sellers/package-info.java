/** What our own records say of sellers. */
@NullMarked
package io.partguard.detection.sellers;

import org.jspecify.annotations.NullMarked;
