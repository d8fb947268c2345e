/** Training with Tribuo: examples, datasets, trainers, evaluations, and the files that serving loads. */
@NullMarked
package io.partguard.detection.learning;

import org.jspecify.annotations.NullMarked;
