package io.partguard.bench.verdict;

import java.util.List;

/**
 * A seller of the test market.
 *
 * @param share of good ratings, 0 to 1
 * @param home country code of the account
 * @param style 0 to 2: numbers as printed, without separators, with blanks for separators
 * @param reach outside of the marketplace
 * @param house whose pictures and texts it uses: its own, or one that several accounts belong to
 * @param makes of the group that it deals in
 * @param level of its prices, over what its trade asks; 1 where ordinary
 * @param repeats whether it writes one text for all goods of a kind
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
        String reach,
        House house,
        List<Make> makes,
        double level,
        boolean repeats) {

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
        LOOKALIKE_MAKER;

        /** Whether its goods of ours are fakes. A stolen account's earlier goods were its owner's. */
        boolean crooked() {
            return this == FAKE_SHOP || this == STOLEN || this == LOOKALIKE_MAKER;
        }
    }

    /** The same account in the hands of others: they bring their own telephone, pictures and texts. */
    Account takenOverBy(House other, String otherReach) {
        return new Account(
                trade,
                id,
                name,
                days,
                ratings,
                share,
                home,
                buyers,
                style,
                shouts,
                otherReach,
                other,
                makes,
                level,
                repeats);
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
