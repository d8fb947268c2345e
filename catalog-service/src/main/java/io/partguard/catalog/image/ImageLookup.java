package io.partguard.catalog.image;

import io.partguard.api.Refused;
import io.partguard.catalog.image.ImageStore.Keyed;
import io.partguard.catalog.image.ImageStore.Shown;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartStore;
import io.partguard.identity.image.ImageComparison;
import io.partguard.identity.image.ImageHash;
import io.partguard.identity.image.ImageMatch;
import io.partguard.identity.image.ImageShelf;
import io.partguard.identity.image.ImageShelf.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which parts' pictures a picture is a copy of. The keys of all pictures are in memory, as of the last one committed before
 * the question; what they propose is compared by the hashes in the record.
 */
@Component
public class ImageLookup {
    /** Per relation, of which there are four; most are given up at first sight. */
    private static final int CANDIDATES = 50;

    private static final int PICTURES_A_READ = 1000;

    private final PartStore parts;
    private final ImageStore store;
    private final Decoding decoding;
    private final ImageShelf shelf = new ImageShelf();

    ImageLookup(PartStore parts, ImageStore store, Decoding decoding) {
        this.parts = parts;
        this.store = store;
        this.decoding = decoding;
    }

    /** A part that shows the picture. */
    public record ShownBy(String partId, String brand, String partNumber) {}

    /** @param parts that show the picture, never empty */
    public record Match(String sha256, ImageMatch how, List<ShownBy> parts) {}

    /**
     * @param blank there is too little to see to compare it
     * @param matches nearest first
     */
    public record Found(ImageHash hash, boolean blank, List<Match> matches) {}

    /** @throws Refused what {@link PictureDecoder#decode} refuses, BODY_TOO_LARGE, IMAGES_BUSY, IMAGE_HASHES_OUTDATED */
    public Found find(InputStream picture, int most) throws IOException {
        Picture decoded = decoding.decode(decoding.read(picture));
        return find(List.of(decoded.hash()), most).getFirst();
    }

    /** @throws Refused IMAGES_BUSY, IMAGE_HASHES_OUTDATED */
    public List<Found> find(List<ImageHash> hashes, int most) {
        readNew();
        return hashes.stream()
                .map(hash -> decoding.inTurn(() -> find(hash, most)))
                .toList();
    }

    private Found find(ImageHash hash, int most) {
        if (hash.isBlank()) {
            return new Found(hash, true, List.of());
        }
        Map<Long, List<Candidate>> candidates = shelf.candidates(hash, CANDIDATES).stream()
                .collect(Collectors.groupingBy(candidate -> candidate.index() + 1L));
        ImageComparison comparison = new ImageComparison(hash);
        Map<Long, ImageHash> hashes = store.hashes(candidates.keySet());
        Map<Long, ImageMatch> matches = new HashMap<>();
        candidates.forEach((image, places) -> {
            // No part shows it any more where there is none.
            ImageHash other = hashes.get(image);
            if (other != null) {
                comparison
                        .with(other, places.stream().map(Candidate::placement).toList())
                        .filter(match -> match.distance() <= ImageComparison.THRESHOLD)
                        .ifPresent(match -> matches.put(image, match));
            }
        });
        return new Found(hash, false, shown(matches, most));
    }

    private List<Match> shown(Map<Long, ImageMatch> matches, int most) {
        List<Shown> shown = store.shown(matches.keySet());
        Map<Long, Part> known = parts
                .findAll(shown.stream().map(Shown::partNo).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Part::no, Function.identity()));
        Map<Long, List<Shown>> byImage = shown.stream().collect(Collectors.groupingBy(Shown::image));
        List<Match> answer = new ArrayList<>();
        matches.forEach((image, how) -> {
            List<Shown> by = byImage.getOrDefault(image, List.of());
            List<ShownBy> showing = by.stream()
                    .map(one -> known.get(one.partNo()))
                    .filter(Objects::nonNull)
                    .map(part ->
                            new ShownBy(part.id(), part.brand(), part.document().partNumber()))
                    .toList();
            if (!showing.isEmpty()) {
                answer.add(new Match(by.getFirst().sha256(), how, showing));
            }
        });
        return answer.stream()
                .sorted(Comparator.comparingDouble((Match match) -> match.how().distance())
                        .thenComparing(Match::sha256))
                .limit(most)
                .toList();
    }

    /** Puts pictures on the shelf that were committed since. Their numbers have no gaps, so the n-th is number n. */
    private synchronized void readNew() {
        if (store.hasOtherVersions()) {
            throw new Refused(CatalogError.IMAGE_HASHES_OUTDATED, "Stored pictures have hashes of another version.");
        }
        long last = store.lastImage();
        while (shelf.size() < last) {
            for (Keyed picture : store.keysAfter(shelf.size(), PICTURES_A_READ)) {
                if (picture.no() != shelf.size() + 1) {
                    throw new IllegalStateException("there is no picture number " + (shelf.size() + 1));
                }
                shelf.add(picture.keys());
            }
        }
    }
}
