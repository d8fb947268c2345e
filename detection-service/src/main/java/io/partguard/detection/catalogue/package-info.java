/** What the catalogue is asked: candidates and the brands to protect. */
@NullMarked
package io.partguard.detection.catalogue;

import org.jspecify.annotations.NullMarked;
