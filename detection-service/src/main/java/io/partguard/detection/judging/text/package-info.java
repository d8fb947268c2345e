/** Words of a text that nobody here wrote: folded, split and marked in one pass, however long or hostile it is. */
@NullMarked
package io.partguard.detection.judging.text;

import org.jspecify.annotations.NullMarked;
