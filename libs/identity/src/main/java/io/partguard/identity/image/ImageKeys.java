package io.partguard.identity.image;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The keys by which a picture is found among many: 64 bits for each of its {@link Views}. Derived from its
 * {@link ImageHash} alone and of the same version.
 */
public final class ImageKeys {
    static final int WINDOWS = Views.WINDOWS.size();

    /** Where the key of the centre stands, behind those of the windows; then that of the picture without its margins. */
    static final int CENTRE = WINDOWS;

    static final int TRIMMED = WINDOWS + 1;

    /** Where the margins end: no key, but needed to know what the key before is of. */
    static final int MARGINS = WINDOWS + 2;

    static final int COUNT = WINDOWS + 3;

    /** Bytes of {@link #toBytes()}. */
    public static final int BYTES = COUNT * Long.BYTES;

    private final long[] keys;

    private ImageKeys(long[] keys) {
        this.keys = keys;
    }

    public static ImageKeys of(ImageHash hash) {
        Field picture = Field.of(hash).halved();
        long[] keys = new long[COUNT];
        for (int i = 0; i < WINDOWS; i++) {
            keys[i] = View.key(picture, Views.WINDOWS.get(i));
        }
        keys[CENTRE] = View.key(picture, Views.CENTRE);
        Placement trimmed = Views.trimmed(Field.of(hash));
        keys[TRIMMED] = View.key(picture, trimmed);
        keys[MARGINS] = trimmed.packed();
        return new ImageKeys(keys);
    }

    /** @throws IllegalArgumentException where these are not {@value #BYTES} bytes */
    public static ImageKeys read(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("not the keys of a picture");
        }
        long[] keys = new long[COUNT];
        ByteBuffer.wrap(bytes).asLongBuffer().get(keys);
        return new ImageKeys(keys);
    }

    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.asLongBuffer().put(keys);
        return bytes.array();
    }

    void copyTo(long[] target, int from) {
        System.arraycopy(keys, 0, target, from, COUNT);
    }

    long key(int view) {
        return keys[view];
    }

    /** Keys of the picture's centre as it was before it may have been turned, in the order of the views. */
    static long[] turned(ImageHash hash, List<Placement> views) {
        Field picture = Field.of(hash).halved();
        return views.stream().mapToLong(view -> View.key(picture, view)).toArray();
    }
}
