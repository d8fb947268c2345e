package io.partguard.bench.images;

import io.partguard.identity.image.ImageComparison;
import io.partguard.identity.image.ImageHash;
import io.partguard.identity.image.ImageKeys;
import io.partguard.identity.image.ImageShelf;
import io.partguard.identity.image.ImageShelf.Candidate;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A catalogue of pictures as catalog-service keeps it, without the service: photos first, drawn pictures behind them. */
final class Shelf {
    /** As many of each relation as the service compares. */
    private static final int CANDIDATES = 50;

    private static final int DRAWN_WIDTH = 96;

    private final ImageShelf keys = new ImageShelf();
    private final List<ImageHash> hashes = new ArrayList<>();

    private Shelf() {}

    static Shelf of(Collection<BufferedImage> photos, int drawn) {
        Shelf shelf = new Shelf();
        photos.forEach(photo -> shelf.add(Pixels.hash(photo)));
        for (int i = 0; i < drawn; i++) {
            shelf.add(Pixels.hash(DrawnPart.of(i, DRAWN_WIDTH)));
        }
        return shelf;
    }

    private void add(ImageHash hash) {
        hashes.add(hash);
        keys.add(ImageKeys.of(hash));
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
        candidates.forEach((index, places) -> comparison
                .with(
                        hashes.get(index),
                        places.stream().map(Candidate::placement).toList())
                .ifPresent(match -> distances.put(index, match.distance())));
        return new Found(distances, (System.nanoTime() - start) / 1e6);
    }
}
