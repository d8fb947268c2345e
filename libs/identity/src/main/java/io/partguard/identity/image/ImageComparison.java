package io.partguard.identity.image;

import java.util.List;
import java.util.Optional;

/** One picture against others: lays it over each, from where its keys say that it may lie, and compares details. */
public final class ImageComparison {

    /**
     * Distance up to which a picture is taken for a copy. Chosen on photos that no report uses; what it lets through and
     * misses is in {@code docs/benchmarks.md}.
     */
    public static final double THRESHOLD = .35;

    private final ImageHash hash;
    private final Layers picture;

    public ImageComparison(ImageHash hash) {
        this.hash = hash;
        this.picture = new Layers(hash);
    }

    /**
     * The best of the placements, whatever its distance; empty where none brings the two to lie on each other, and always
     * for blank pictures.
     */
    public Optional<ImageMatch> with(ImageHash other, List<Placement> placements) {
        if (hash.isBlank() || other.isBlank()) {
            return Optional.empty();
        }
        Layers against = new Layers(other);
        return placements.stream()
                .flatMap(placement -> Alignment.of(picture, against, placement).stream())
                .max((a, b) -> Double.compare(a.agreement(), b.agreement()))
                .map(found ->
                        ImageMatch.of(1 - found.agreement(), found.placement(), picture.aspect(), against.aspect()));
    }
}
