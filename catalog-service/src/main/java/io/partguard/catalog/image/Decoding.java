package io.partguard.catalog.image;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Decodes and compares no more pictures at once than this process was given memory and processors for. */
@Component
@EnableConfigurationProperties(ImageSettings.class)
class Decoding {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ImageSettings settings;
    private final PictureDecoder decoder;
    private final Semaphore places;

    Decoding(ImageSettings settings) {
        this.settings = settings;
        this.decoder = new PictureDecoder(settings.maxPixels());
        this.places = new Semaphore(settings.atOnce(), true);
    }

    /** @throws Refused BODY_TOO_LARGE */
    byte[] read(InputStream in) throws IOException {
        int most = Math.toIntExact(settings.maxBytes().toBytes());
        byte[] file = in.readNBytes(most + 1);
        if (file.length > most) {
            throw new Refused(ApiError.BODY_TOO_LARGE, "A picture has at most " + most + " bytes.");
        }
        return file;
    }

    /** @throws Refused what {@link PictureDecoder#decode} refuses, IMAGES_BUSY */
    Picture decode(byte[] file) {
        return inTurn(() -> decoder.decode(file));
    }

    /** @throws Refused IMAGES_BUSY where no place gets free in time */
    <T> T inTurn(Supplier<T> work) {
        boolean placed;
        try {
            placed = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            placed = false;
        }
        if (!placed) {
            throw new Refused(
                    CatalogError.IMAGES_BUSY, "Too many pictures at once.", List.of(), Duration.ofSeconds(5), null);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
