/** What is worth a person's time, claimed by one person at a time; knows listings and detections by their ids only. */
@NullMarked
package io.partguard.detection.review;

import org.jspecify.annotations.NullMarked;
