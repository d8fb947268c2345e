package io.partguard.bench.images;

import io.partguard.identity.image.ImageComparison;
import io.partguard.identity.image.ImageHash;
import io.partguard.identity.image.ImageKeys;
import io.partguard.identity.image.ImageMatch;
import io.partguard.identity.image.ImageShelf;
import io.partguard.identity.image.ImageShelf.Candidate;
import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A catalogue of pictures as catalog-service keeps it, without the service: photos first, drawn pictures behind them. */
final class Shelf {
    /** As many of each relation as the service compares. */
    private static final int CANDIDATES = 80;

    private static final int DRAWN_WIDTH = 96;

    private final ImageShelf keys = new ImageShelf();
    private final List<ImageHash> photos;

    private Shelf(List<ImageHash> photos) {
        this.photos = photos;
    }

    static Shelf of(Collection<BufferedImage> photos, int drawn) {
        Shelf shelf = new Shelf(photos.stream().map(Pixels::hash).toList());
        shelf.photos.forEach(photo -> shelf.keys.add(ImageKeys.of(photo)));
        // In blocks, so that not all keys wait twice in memory.
        int block = 1_000;
        for (int from = 0; from < drawn; from += block) {
            IntStream.range(from, Math.min(drawn, from + block))
                    .parallel()
                    .mapToObj(i -> ImageKeys.of(drawn(i)))
                    .toList()
                    .forEach(shelf.keys::add);
        }
        return shelf;
    }

    int size() {
        return keys.size();
    }

    /** @param distances of all pictures that came to lie on the one asked about, by index */
    record Found(Map<Integer, Double> distances, double milliseconds) {}

    Found find(ImageHash hash) {
        Map<Integer, Double> distances = new HashMap<>();
        long start = System.nanoTime();
        Map<Integer, List<Candidate>> candidates =
                keys.candidates(hash, CANDIDATES).stream().collect(Collectors.groupingBy(Candidate::index));
        ImageComparison comparison = new ImageComparison(hash);
        long time = System.nanoTime() - start;
        for (Map.Entry<Integer, List<Candidate>> candidate : candidates.entrySet()) {
            ImageHash other = other(candidate.getKey());
            start = System.nanoTime();
            Optional<ImageMatch> match = comparison.with(
                    other,
                    candidate.getValue().stream().map(Candidate::placement).toList());
            time += System.nanoTime() - start;
            match.ifPresent(how -> distances.put(candidate.getKey(), how.distance()));
        }
        return new Found(distances, time / 1e6);
    }

    /** Drawn again when needed: the hashes of all would take half a gigabyte. */
    private ImageHash other(int index) {
        return index < photos.size() ? photos.get(index) : drawn(index - photos.size());
    }

    private static ImageHash drawn(int index) {
        return Pixels.hash(DrawnPart.of(index, DRAWN_WIDTH));
    }
}
