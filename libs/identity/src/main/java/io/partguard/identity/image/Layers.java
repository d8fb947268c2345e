package io.partguard.identity.image;

import org.jspecify.annotations.Nullable;

/** A picture as it is compared: first its light, then edges, then the finest there is. Each is made when it is needed. */
final class Layers {
    /** Cells to each side that count as neighbourhood, and the spread of luminance that is noise rather than detail. */
    private static final int EDGE_REACH = 4;

    private static final float EDGE_QUIET = 10;
    private static final int FINE_REACH = 2;
    private static final float FINE_QUIET = 5;

    private final double aspect;
    private final Field light;
    private @Nullable Field small;
    private @Nullable Field edges;
    private @Nullable Field fine;

    Layers(ImageHash hash) {
        this.aspect = hash.aspect();
        this.light = Field.of(hash);
    }

    double aspect() {
        return aspect;
    }

    Field light() {
        return light;
    }

    /** The light at half as many points a side. */
    Field small() {
        if (small == null) {
            small = light.halved();
        }
        return small;
    }

    /** Borders of things: they pull two pictures that are nearly aligned together. */
    Field edges() {
        if (edges == null) {
            edges = light.detail(EDGE_REACH, EDGE_QUIET);
        }
        return edges;
    }

    /** What tells a copy from a picture of something alike. */
    Field fine() {
        if (fine == null) {
            fine = light.detail(FINE_REACH, FINE_QUIET);
        }
        return fine;
    }
}
