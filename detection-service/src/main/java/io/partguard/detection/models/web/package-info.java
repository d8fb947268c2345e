/** The model card over HTTP. */
@NullMarked
package io.partguard.detection.models.web;

import org.jspecify.annotations.NullMarked;
