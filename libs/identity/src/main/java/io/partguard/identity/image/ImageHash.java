package io.partguard.identity.image;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a picture looks like: its luminance drawn together to {@value #SIDE} × {@value #SIDE} points, and its shape. Small
 * enough to be sent and stored by the hundred thousand, and enough to tell whether a picture shows a cropped, mirrored,
 * turned, brightened, recompressed or watermarked copy of another ({@link ImageComparison}). Decoding is not done here:
 * whoever has the pixels hands in their luminance.
 */
public final class ImageHash {

    /** Version of this form and of everything derived from it. Kept in rows; hashes of different versions don't compare. */
    public static final int VERSION = 1;

    /** Points along each side. */
    public static final int SIDE = 64;

    /** Bytes of {@link #toBytes()}: version, width and height relative to the longer side, points row by row. */
    public static final int BYTES = 3 + SIDE * SIDE;

    /** Standard deviation of luminance (0 to 255) below which a picture says nothing, such as a blank one. */
    private static final double BLANK = 2.5;

    private static final int LONGER_SIDE = 255;

    private final byte[] bytes;

    private ImageHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param luminance row by row, 0 (black) to 255 (white)
     * @throws IllegalArgumentException where there are not exactly {@code width × height} points, or none
     */
    public static ImageHash of(int width, int height, int[] luminance) {
        if (width < 1 || height < 1 || luminance.length != (long) width * height) {
            throw new IllegalArgumentException("not a picture of " + width + " x " + height);
        }
        byte[] bytes = new byte[BYTES];
        int longer = Math.max(width, height);
        bytes[0] = VERSION;
        bytes[1] = (byte) Math.max(1, Math.round((double) LONGER_SIDE * width / longer));
        bytes[2] = (byte) Math.max(1, Math.round((double) LONGER_SIDE * height / longer));
        byte[] points = Shrinking.toSquare(width, height, luminance, SIDE);
        System.arraycopy(points, 0, bytes, 3, points.length);
        return new ImageHash(bytes);
    }

    /** Empty where these are not the bytes of a hash, or of a hash of another version. */
    public static Optional<ImageHash> read(byte[] bytes) {
        boolean readable = bytes.length == BYTES && bytes[0] == VERSION && bytes[1] != 0 && bytes[2] != 0;
        return readable ? Optional.of(new ImageHash(bytes.clone())) : Optional.empty();
    }

    /** {@link #read(byte[])} of Base64 (RFC 4648, section 4). */
    public static Optional<ImageHash> read(String base64) {
        try {
            return read(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether there is too little to see to compare it with anything. */
    public boolean isBlank() {
        double sum = 0;
        double squares = 0;
        for (int i = 3; i < BYTES; i++) {
            int point = bytes[i] & 255;
            sum += point;
            squares += (double) point * point;
        }
        int points = SIDE * SIDE;
        double mean = sum / points;
        return squares / points - mean * mean < BLANK * BLANK;
    }

    /** Width over height of the picture. */
    double aspect() {
        return (double) (bytes[1] & 255) / (bytes[2] & 255);
    }

    /** Luminance, row by row. */
    float[] points() {
        float[] points = new float[SIDE * SIDE];
        for (int i = 0; i < points.length; i++) {
            points[i] = bytes[3 + i] & 255;
        }
        return points;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ImageHash v" + bytes[0] + " " + Integer.toHexString(hashCode());
    }
}
