/** The models, rulings and protected brands in force. */
@NullMarked
package io.partguard.detection.models;

import org.jspecify.annotations.NullMarked;
