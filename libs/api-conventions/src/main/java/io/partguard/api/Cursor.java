package io.partguard.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The place in a list where the next page begins: the sort values of the last row, opaque to clients. It is not signed:
 * whoever decodes one binds its values as parameters and scopes the query by the viewer all the same.
 */
public final class Cursor {
    private static final int LONGEST = 4096;
    private static final int MOST_VALUES = 16;

    private Cursor() {}

    public static String encode(List<String> values) {
        byte[][] parts = new byte[values.size()][];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(i).getBytes(StandardCharsets.UTF_8);
            size += 2 + parts[i].length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            buffer.putShort((short) part.length).put(part);
        }
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
        if (cursor.length() > LONGEST || parts.length > MOST_VALUES) {
            throw new IllegalArgumentException("a cursor of " + cursor.length() + " characters");
        }
        return cursor;
    }

    /** @throws Refused INVALID_CURSOR for anything {@link #encode} did not write */
    public static List<String> decode(String cursor) {
        if (cursor.length() > LONGEST) {
            throw invalid();
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            List<String> values = new ArrayList<>();
            while (buffer.hasRemaining()) {
                if (buffer.remaining() < 2 || values.size() == MOST_VALUES) {
                    throw invalid();
                }
                int length = Short.toUnsignedInt(buffer.getShort());
                if (length > buffer.remaining()) {
                    throw invalid();
                }
                values.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(buffer.slice(buffer.position(), length))
                        .toString());
                buffer.position(buffer.position() + length);
            }
            return List.copyOf(values);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid();
        }
    }

    /** As {@link #decode(String)}, and there must be exactly so many values. */
    public static List<String> decode(String cursor, int values) {
        List<String> decoded = decode(cursor);
        if (decoded.size() != values) {
            throw invalid();
        }
        return decoded;
    }

    private static Refused invalid() {
        return new Refused(ApiError.INVALID_CURSOR, "The cursor is not one that this service gave out.");
    }
}
