package io.partguard.catalog.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A picture's file without all that is not the picture: profiles, texts, previews and whatever else a sender can pack into
 * it for a decoder to unpack. What is kept for others to fetch is the file as it came; only the decoder gets this.
 */
final class EssentialBytes {
    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_CHUNK_FRAME = 12;

    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;

    /** Honest progressive files have about ten. Each costs a pass over the whole picture, however little it says. */
    private static final int MOST_SCANS = 50;

    private EssentialBytes() {}

    /** @throws BrokenImage where the file's own frame does not hold together */
    static byte[] of(ImageFormat format, byte[] file) throws BrokenImage {
        return switch (format) {
            case PNG -> png(file);
            case JPEG -> jpeg(file);
            case GIF -> file;
        };
    }

    private static byte[] png(byte[] file) throws BrokenImage {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, PNG_SIGNATURE);
        int at = PNG_SIGNATURE;
        while (at + PNG_CHUNK_FRAME <= file.length) {
            int length = ByteBuffer.wrap(file).getInt(at);
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > file.length - at - PNG_CHUNK_FRAME) {
                throw new BrokenImage("a PNG chunk is longer than the file");
            }
            if (PNG_CHUNKS.contains(type)) {
                kept.write(file, at, length + PNG_CHUNK_FRAME);
            }
            if (type.equals("IEND")) {
                return kept.toByteArray();
            }
            at += length + PNG_CHUNK_FRAME;
        }
        throw new BrokenImage("a PNG without an end");
    }

    private static byte[] jpeg(byte[] file) throws BrokenImage {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, 2);
        int at = 2;
        while (at + 4 <= file.length) {
            if ((file[at] & 255) != 0xFF) {
                throw new BrokenImage("a JPEG segment does not begin with a marker");
            }
            int marker = file[at + 1] & 255;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == END) {
                break;
            }
            if (marker == SCAN) {
                if (scans(file, at) > MOST_SCANS) {
                    throw new BrokenImage("a JPEG of more than " + MOST_SCANS + " scans");
                }
                kept.write(file, at, file.length - at);
                return kept.toByteArray();
            }
            int length = (file[at + 2] & 255) << 8 | file[at + 3] & 255;
            if (length < 2 || length > file.length - at - 2) {
                throw new BrokenImage("a JPEG segment is longer than the file");
            }
            boolean application = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION;
            if (marker != COMMENT && (!application || marker == ADOBE || isJfif(file, at))) {
                kept.write(file, at, length + 2);
            }
            at += length + 2;
        }
        throw new BrokenImage("a JPEG without a picture");
    }

    /** It and Adobe's segment say how colours are written; without them the decoder guesses. */
    private static boolean isJfif(byte[] file, int at) {
        return at + 9 <= file.length
                && (file[at + 1] & 255) == FIRST_APPLICATION
                && new String(file, at + 4, 5, StandardCharsets.ISO_8859_1).equals("JFIF\0");
    }

    /** Within coded data 0xFF is always followed by 0 or a restart marker, so a scan's marker can be counted blindly. */
    private static int scans(byte[] file, int from) {
        int scans = 0;
        for (int i = from; i + 1 < file.length; i++) {
            if ((file[i] & 255) == 0xFF && (file[i + 1] & 255) == SCAN) {
                scans++;
            }
        }
        return scans;
    }
}
