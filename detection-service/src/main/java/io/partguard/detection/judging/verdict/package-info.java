/** What the goods are, decided by a model inside the rulings. */
@NullMarked
package io.partguard.detection.judging.verdict;

import org.jspecify.annotations.NullMarked;
