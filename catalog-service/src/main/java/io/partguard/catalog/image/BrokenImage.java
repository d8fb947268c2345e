package io.partguard.catalog.image;

import java.io.IOException;

/** A file that begins like a picture and is none, or none that is safe to decode. */
class BrokenImage extends IOException {
    BrokenImage(String detail) {
        super(detail);
    }
}
