/** What a picture looks like, so that two services recognise the same one after it was cropped, turned or recompressed. */
@NullMarked
package io.partguard.identity.image;

import org.jspecify.annotations.NullMarked;
