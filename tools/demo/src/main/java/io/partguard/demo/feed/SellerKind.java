package io.partguard.demo.feed;

/** What a seller does for a living, and how many of them there are per thousand. */
enum SellerKind {
    DEALER(40),
    BREAKER(90),
    PRIVATE(330),
    AFTERMARKET_SHOP(120),
    GREY_TRADER(25),
    GENERAL_STORE(290),
    OTHER_PARTS_SHOP(60),
    /** Sells fakes from an account made for it. */
    CROOK(60),
    /** An old account with good feedback for other goods, in new hands. */
    HIJACKED(25),
    /** Makes goods under a name that is nearly ours. */
    IMITATOR(45);

    private final int perThousand;

    SellerKind(int perThousand) {
        this.perThousand = perThousand;
    }

    int perThousand() {
        return perThousand;
    }
}
