package io.partguard.identity.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageHashTest {

    @Test
    void comesBackFromItsBytes() {
        ImageHash hash = Drawing.of(1).hash();
        assertThat(ImageHash.read(hash.toBytes())).contains(hash);
        assertThat(ImageHash.read(hash.toBase64())).contains(hash);
        assertThat(hash.toBytes()).hasSize(ImageHash.BYTES);
    }

    @Test
    void isNotReadFromAnotherVersionOrLength() {
        byte[] bytes = Drawing.of(1).hash().toBytes();
        bytes[0] = ImageHash.VERSION + 1;
        assertThat(ImageHash.read(bytes)).isEmpty();
        assertThat(ImageHash.read(new byte[] {ImageHash.VERSION})).isEmpty();
        assertThat(ImageHash.read(new byte[ImageHash.BYTES])).isEmpty();
        assertThat(ImageHash.read("no Base64!")).isEmpty();
    }

    @Test
    void handsOutNoBytesThatChangeIt() {
        ImageHash hash = Drawing.of(1).hash();
        hash.toBytes()[100] ^= 1;
        assertThat(hash).isEqualTo(Drawing.of(1).hash());
    }

    @Test
    void averagesWhatOneCellCovers() {
        // 128 × 64 points in columns of 0 and 200: each cell holds one of each.
        int[] luminance = new int[128 * 64];
        for (int i = 0; i < luminance.length; i++) {
            luminance[i] = i % 2 * 200;
        }
        assertThat(ImageHash.of(128, 64, luminance).points()).containsOnly(100f);
        assertThat(ImageHash.of(128, 64, luminance).aspect()).isBetween(1.98, 2.02);
    }

    @Test
    void isTheSameForASmallPictureAndOneOfTwiceItsPoints() {
        Drawing small = Drawing.of(3, 40, 30);
        int[] doubled = new int[80 * 60];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = small.at(i % 80 / 2, i / 80 / 2);
        }
        assertThat(ImageHash.of(80, 60, doubled)).isEqualTo(small.hash());
    }

    @Test
    void knowsABlankPicture() {
        assertThat(Drawing.of(1).toned(0, 250).hash().isBlank()).isTrue();
        assertThat(Drawing.of(1).toned(0, 128).noisy(1, 4).hash().isBlank()).isTrue();
        assertThat(Drawing.of(1).hash().isBlank()).isFalse();
        assertThat(ImageHash.of(1, 1, new int[1]).isBlank()).isTrue();
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> ImageHash.of(2, 2, new int[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImageHash.of(0, 0, new int[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImageHash.of(65_536, 65_537, new int[65_536]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
