package io.partguard.detection.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What kind of picture bytes are, by how they begin. Nothing is decoded here: evidence is kept as it came. */
enum PictureType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String mediaType;
    private final String ending;

    PictureType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    String mediaType() {
        return mediaType;
    }

    static String ending(String mediaType) {
        for (PictureType type : values()) {
            if (type.mediaType.equals(mediaType)) {
                return type.ending;
            }
        }
        return "bin";
    }

    static @Nullable PictureType of(byte[] bytes) {
        if (starts(bytes, 0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return JPEG;
        }
        if (starts(bytes, 0, PNG_START)) {
            return PNG;
        }
        if (starts(bytes, 0, ascii("GIF87a")) || starts(bytes, 0, ascii("GIF89a"))) {
            return GIF;
        }
        return starts(bytes, 0, ascii("RIFF")) && starts(bytes, 8, ascii("WEBP")) ? WEBP : null;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean starts(byte[] bytes, int at, byte[] with) {
        return bytes.length >= at + with.length && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
    }
}
