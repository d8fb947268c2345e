package io.partguard.bench.verdict;

/**
 * A seller of the test market.
 *
 * @param share of good ratings, 0 to 1
 * @param home country code of the account
 * @param style 0 to 2: numbers as printed, without separators, with blanks for separators
 * @param reach outside of the marketplace
 */
record Account(
        Trade trade,
        String id,
        String name,
        int days,
        int ratings,
        double share,
        String home,
        Land buyers,
        int style,
        boolean shouts,
        String reach) {

    /** What an account does for a living. */
    enum Trade {
        FRANCHISE,
        DISMANTLER,
        PERSON,
        PARTS_BRAND_SHOP,
        EXPORTER,
        EVERYTHING,
        FAKE_SHOP,
        STOLEN,
        LOOKALIKE_MAKER
    }

    Tongue tongue() {
        return buyers.tongue();
    }

    String write(String number) {
        return switch (style) {
            case 1 -> number.replaceAll("[^A-Za-z0-9]", "");
            case 2 -> number.replaceAll("[^A-Za-z0-9]", " ");
            default -> number;
        };
    }
}
