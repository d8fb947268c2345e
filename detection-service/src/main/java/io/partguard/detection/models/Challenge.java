package io.partguard.detection.models;

import io.partguard.detection.judging.pipeline.World;

/**
 * A challenger in the place of the champion of its kind, everything else as it is.
 *
 * @param world what it judges by
 */
record Challenge(String challenger, String champion, World world) {}
