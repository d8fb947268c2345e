package io.partguard.catalog.image;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartStore;
import io.partguard.identity.image.ImageKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which pictures a part shows. */
@Component
public class PartImages {
    private final PartStore parts;
    private final ImageStore store;
    private final BlobStore blobs;
    private final Events events;
    private final Decoding decoding;
    private final ImageSettings settings;

    PartImages(
            PartStore parts,
            ImageStore store,
            BlobStore blobs,
            Events events,
            Decoding decoding,
            ImageSettings settings) {
        this.parts = parts;
        this.store = store;
        this.blobs = blobs;
        this.events = events;
        this.decoding = decoding;
        this.settings = settings;
    }

    /**
     * A file whose picture was decoded and whose bytes are stored, though no part shows it yet.
     *
     * @param keys by which it will be found
     */
    public record Taken(Blob blob, Picture picture, ImageKeys keys) {}

    /** @throws Refused BODY_TOO_LARGE and what {@link PictureDecoder#decode} refuses; then nothing is stored */
    public Taken take(InputStream in) throws IOException {
        byte[] file = decoding.read(in);
        Picture picture = decoding.decode(file);
        return new Taken(
                blobs.write(new ByteArrayInputStream(file), file.length), picture, ImageKeys.of(picture.hash()));
    }

    /**
     * Lets a part show it, in the caller's transaction. Showing the same bytes again changes nothing.
     *
     * @throws Refused PART_NOT_FOUND, TOO_MANY_IMAGES
     */
    @Transactional
    public StoredImage add(String partId, Taken taken, String by) {
        long part = part(partId);
        // Its lock makes the count true until the commit.
        long image = store.add(taken.blob(), taken.picture(), taken.keys());
        if (store.show(part, image, by)) {
            if (store.count(part) > settings.mostAPart()) {
                throw new Refused(
                        CatalogError.TOO_MANY_IMAGES, "A part has at most " + settings.mostAPart() + " pictures.");
            }
            events.append("part.image-added", partId, data(taken.blob().sha256()));
        }
        Picture picture = taken.picture();
        return new StoredImage(
                taken.blob().sha256(),
                picture.format().mediaType(),
                picture.width(),
                picture.height(),
                taken.blob().bytes());
    }

    /** @throws Refused PART_NOT_FOUND, IMAGE_NOT_FOUND where the part does not show it */
    @Transactional
    public void remove(String partId, String sha256) {
        if (!store.hide(part(partId), sha256)) {
            throw notFound();
        }
        events.append("part.image-removed", partId, data(sha256));
    }

    /** @throws Refused PART_NOT_FOUND */
    public List<StoredImage> of(String partId) {
        return store.ofPart(part(partId));
    }

    /** @throws Refused IMAGE_NOT_FOUND where no part shows it */
    public StoredImage find(String sha256) {
        return store.shown(sha256).orElseThrow(PartImages::notFound);
    }

    public InputStream read(StoredImage image) throws IOException {
        return blobs.read(image.sha256());
    }

    private long part(String partId) {
        return parts.find(partId)
                .map(Part::no)
                .orElseThrow(() -> new Refused(CatalogError.PART_NOT_FOUND, "There is no part with this id."));
    }

    private static Refused notFound() {
        return new Refused(CatalogError.IMAGE_NOT_FOUND, "There is no picture with this address.");
    }

    private static String data(String sha256) {
        return "{\"sha256\":\"" + sha256 + "\"}";
    }
}
