/** Models as plain arrays: what serving needs of a trained model, without the library that trained it. */
@NullMarked
package io.partguard.detection.judging.model;

import org.jspecify.annotations.NullMarked;
