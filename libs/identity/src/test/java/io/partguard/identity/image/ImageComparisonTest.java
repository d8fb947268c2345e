package io.partguard.identity.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImageComparisonTest {
    private static final int PICTURES = 200;
    private static final int SOUGHT = 77;
    private static final ImageShelf SHELF = new ImageShelf();

    @BeforeAll
    static void fill() {
        for (int i = 0; i < PICTURES; i++) {
            SHELF.add(ImageKeys.of(Drawing.of(i).hash()));
        }
    }

    /** What the service does: all matches within the threshold, by index. */
    private static Map<Integer, ImageMatch> find(Drawing picture) {
        ImageComparison comparison = new ImageComparison(picture.hash());
        Map<Integer, ImageMatch> found = new HashMap<>();
        SHELF.candidates(picture.hash(), 20).stream()
                .collect(Collectors.groupingBy(ImageShelf.Candidate::index))
                .forEach((index, candidates) -> {
                    List<Placement> placements = candidates.stream()
                            .map(ImageShelf.Candidate::placement)
                            .toList();
                    Optional<ImageMatch> match =
                            comparison.with(Drawing.of(index).hash(), placements);
                    match.filter(how -> how.distance() <= ImageComparison.THRESHOLD)
                            .ifPresent(how -> found.put(index, how));
                });
        return found;
    }

    private static ImageMatch only(Drawing copy) {
        Map<Integer, ImageMatch> found = find(copy);
        assertThat(found).containsOnlyKeys(SOUGHT);
        return found.get(SOUGHT);
    }

    private static Drawing sought() {
        return Drawing.of(SOUGHT);
    }

    @Test
    void findsThePictureItselfAtNoDistance() {
        ImageMatch match = only(sought());
        assertThat(match.distance()).isLessThan(.001);
        assertThat(match.mirrored()).isFalse();
        assertThat(match.turned()).isZero();
        assertThat(match.shown()).isEqualTo(new ImageMatch.Part(0, 0, 1, 1));
    }

    @Test
    void findsACopyAtAnotherSizeLightAndNoise() {
        assertThat(only(sought().halved().halved()).distance()).isLessThan(.1);
        assertThat(only(sought().toned(.7, 60)).distance()).isLessThan(.15);
        assertThat(only(sought().noisy(5, 8)).distance()).isLessThan(.3);
    }

    @Test
    void saysWhatPartOfThePictureACroppedCopyShows() {
        ImageMatch.Part shown = only(sought().cropped(.1, .2, .9, 1)).shown();
        assertThat(shown.left()).isBetween(.07, .13);
        assertThat(shown.top()).isBetween(.17, .23);
        assertThat(shown.right()).isBetween(.87, .93);
        assertThat(shown.bottom()).isBetween(.97, 1.0);
    }

    @Test
    void saysHowACopyIsMirroredAndTurned() {
        Drawing copy = sought();
        for (int degrees : new int[] {0, 90, 180, -90}) {
            ImageMatch match = only(copy);
            assertThat(match.turned()).isEqualTo(degrees);
            assertThat(match.mirrored()).isFalse();
            copy = copy.quarterTurned();
        }
        assertThat(only(sought().mirrored()).mirrored()).isTrue();
        assertThat(only(sought().mirrored()).turned()).isZero();
        assertThat(only(sought().mirrored().quarterTurned()).turned()).isEqualTo(90);
    }

    @Test
    void findsACopyTurnedByAnyAngle() {
        for (int degrees : new int[] {3, -7, 14, 28, -42}) {
            ImageMatch match = only(sought().turned(degrees));
            assertThat(match.turned()).isBetween(degrees - 2, degrees + 2);
        }
    }

    @Test
    void findsACopyWithAFrame() {
        only(sought().framed(40, 0));
        only(sought().framed(70, 255));
    }

    @Test
    void findsNothingForAPictureThatIsNoCopy() {
        for (int i = 0; i < 100; i++) {
            assertThat(find(Drawing.of(10_000 + i))).as("picture %s", i).isEmpty();
        }
    }

    @Test
    void neverTakesABlankPictureForACopy() {
        Drawing blank = sought().toned(0, 255).noisy(1, 2);
        assertThat(find(blank)).isEmpty();
        assertThat(new ImageComparison(sought().hash()).with(blank.hash(), List.of(Views.WINDOWS.getFirst())))
                .isEmpty();
    }
}
