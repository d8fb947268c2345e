package io.partguard.demo;

/**
 * How much to make.
 *
 * @param parts in the catalogue, at least 500; a few rows more come out (exchange deposits)
 * @param listings in the feed, at least 100
 * @param mix shares of the classes
 */
public record Sizes(int parts, int listings, Mix mix) {
    public static final Sizes DEFAULT = new Sizes(20_500, 24_000, Mix.DEFAULT);
    /** For tests. */
    public static final Sizes SMALL = new Sizes(2_000, 3_000, Mix.DEFAULT);

    public Sizes {
        if (parts < 500 || listings < 100) {
            throw new IllegalArgumentException("at least 500 parts and 100 listings");
        }
    }

    public Sizes(int parts, int listings) {
        this(parts, listings, Mix.DEFAULT);
    }
}
