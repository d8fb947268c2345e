package io.partguard.identity.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ImageKeysTest {

    @Test
    void comeBackFromTheirBytes() {
        byte[] bytes = ImageKeys.of(Drawing.of(1).hash()).toBytes();
        assertThat(bytes).hasSize(ImageKeys.BYTES);
        assertThat(ImageKeys.read(bytes).toBytes()).isEqualTo(bytes);
        assertThatThrownBy(() -> ImageKeys.read(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Moving bits must be the same as moving the picture; a cosine that is nearly 0 may fall to either side. */
    @Property(tries = 50)
    void ofAPictureLaidAnotherWayAreItsBitsMoved(@ForAll @LongRange(min = 0, max = 10_000) long seed) {
        Drawing picture = Drawing.of(seed, 256, 256);
        long key = ImageKeys.of(picture.hash()).key(0);
        assertThat(differing(picture.mirrored(), Symmetry.of(key, 1))).isLessThanOrEqualTo(2);
        assertThat(differing(picture.mirrored().quarterTurned().quarterTurned(), Symmetry.of(key, 2)))
                .isLessThanOrEqualTo(2);
        assertThat(differing(picture.mirrored().quarterTurned().quarterTurned().quarterTurned(), Symmetry.of(key, 4)))
                .isLessThanOrEqualTo(2);
        assertThat(Symmetry.of(Symmetry.of(key, 3), 3)).isEqualTo(key);
    }

    private static int differing(Drawing laid, long key) {
        return Long.bitCount(ImageKeys.of(laid.hash()).key(0) ^ key);
    }

    @Test
    void rememberWhereTheMarginsEnd() {
        Drawing framed = Drawing.of(4).framed(80, 255);
        Placement inner = Placement.unpacked(ImageKeys.of(framed.hash()).key(ImageKeys.MARGINS));
        assertThat(inner.xx()).isCloseTo(320.0 / 480, within(.06));
        assertThat(inner.yy()).isCloseTo(240.0 / 400, within(.06));
    }

    @Test
    void stayOnTheShelfInTheOrderInWhichTheyCame() {
        ImageShelf shelf = new ImageShelf();
        for (int i = 0; i < 2_100; i++) {
            shelf.add(ImageKeys.of(Drawing.of(i, 32, 32).hash()));
        }
        assertThat(shelf.size()).isEqualTo(2_100);
        for (int sought : new int[] {0, 1_023, 1_024, 2_099}) {
            assertThat(shelf.candidates(Drawing.of(sought, 32, 32).hash(), 5))
                    .anyMatch(candidate -> candidate.index() == sought && candidate.bits() == 0);
        }
        assertThat(new ImageShelf().candidates(Drawing.of(1).hash(), 5)).isEmpty();
    }

    @Test
    void placementsInvert() {
        Placement placement = new Placement(.7, .2, -.1, .9, .55, .4);
        Placement back = placement.inverse();
        double x = placement.x(.3, .8);
        double y = placement.y(.3, .8);
        assertThat(back.x(x, y)).isCloseTo(.3, within(1e-9));
        assertThat(back.y(x, y)).isCloseTo(.8, within(1e-9));
    }
}
