package io.partguard.catalog.image;

import java.util.Optional;

/** What pictures may be written in. Nothing else is handed to a decoder, whatever its sender calls it. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpeg", 0xFF, 0xD8, 0xFF),
    PNG("image/png", "png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    GIF("image/gif", "gif", 'G', 'I', 'F', '8');

    private final String mediaType;
    private final String reader;
    private final int[] start;

    ImageFormat(String mediaType, String reader, int... start) {
        this.mediaType = mediaType;
        this.reader = reader;
        this.start = start;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The name under which the JDK knows its decoder. */
    String reader() {
        return reader;
    }

    /** By the first bytes alone. */
    static Optional<ImageFormat> of(byte[] file) {
        for (ImageFormat format : values()) {
            if (format.starts(file)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private boolean starts(byte[] file) {
        if (file.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((file[i] & 255) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
